import * as z from 'zod'
import type { Statements } from '#db/database.ts'
import type { Scope } from '#db/scope.ts'
import { commit, record } from '#domain/events/commit.ts'
import { choice, optionalLine } from '#domain/fields.ts'

export const formats = ['csv', 'xlsx'] as const

export const ExportInput = z.strictObject({
  format: choice(formats),
  period: optionalLine(7),
  site: optionalLine(60),
  programme: optionalLine(60),
})
export type ExportInput = z.output<typeof ExportInput>

/** Figures leave in a file: what, by whom and when is known afterwards. */
export function exportFigures<const T extends Statements>(scope: Scope, input: ExportInput, show: T) {
  const { format, period, site, programme } = input
  const told = record(scope, 'session_figures_exported', 'figures', { format, period, site, programme })
  return commit(scope, [told], ...show)
}
