import * as z from 'zod'
import type { ImportRow } from '#db/exchange/imports.ts'
import { choice } from '#domain/fields.ts'
import type { Columns } from './import-columns.ts'

export const importKinds = ['people', 'enrolments'] as const
export type ImportKind = (typeof importKinds)[number]

export const policies = ['skip', 'update', 'create'] as const
export type Policy = (typeof policies)[number]

export const RunInput = z.strictObject({ policy: choice(policies) })
export type RunInput = z.output<typeof RunInput>

/** What is kept of a list to look at it again: the names of its columns and its first lines. */
export type Head = { headings: readonly string[]; samples: readonly (readonly string[])[] }

export const readHead = (text: string): Head => JSON.parse(text) as Head
export const readColumns = (text: string | null): Columns => (text === null ? [] : (JSON.parse(text) as Columns))

export const mostLines = 50_000

/** What may be done with a list next. */
export type ImportState = 'new' | 'trying' | 'tried' | 'running' | 'done' | 'undoing' | 'undone' | 'stopped'

type PassRow = { id: string; how: 'done' | 'cancelled' | 'failed' | null }

export function stateOfImport({ trialId, runId, undoId }: Ids, passes: readonly PassRow[]): ImportState {
  const howOf = (id: string | null) => passes.find((pass) => pass.id === id)?.how ?? null
  if (undoId) return howOf(undoId) === null ? 'undoing' : howOf(undoId) === 'done' ? 'undone' : 'stopped'
  if (runId) return howOf(runId) === null ? 'running' : howOf(runId) === 'done' ? 'done' : 'stopped'
  if (trialId) return howOf(trialId) === null ? 'trying' : howOf(trialId) === 'done' ? 'tried' : 'new'
  return 'new'
}

type Ids = Pick<ImportRow, 'trialId' | 'runId' | 'undoId'>
