import type { Statements } from '#db/database.ts'
import { insertFile } from '#db/files/files.ts'
import {
  deleteTrash,
  insertHolding,
  insertTrash,
  insertVersion,
  updateHolding,
  updateShown,
} from '#db/files/holdings.ts'
import { fold } from '#db/fold.ts'
import type { Scope } from '#db/scope.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'
import { no } from '#domain/events/outcome.ts'
import { type Kind, kinds } from '#edge/files/kinds.ts'
import { safeName } from '#edge/files/name.ts'
import type { Received } from '#edge/files/reception.ts'
import type { UseName } from '#edge/files/uses.ts'
import { destroyedAt, type HoldingChange, type HoldingState, refuseChange, refuseRestoration } from './holding.ts'
import { type RetentionRule, retention } from './retention.ts'

type Held = HoldingState & { id: string; name: string; version: number }

type Kept = { id: string; use: UseName; rule?: RetentionRule; startsOn?: string | null; file: Received }

/** For the batch of whoever keeps a file: its row, what it is a version of, and the event that has it looked into. */
export function keeping(scope: Scope, { id, use, rule = 'unsorted', startsOn = null, file }: Kept) {
  const { name } = file
  return [
    insertFile(scope, { ...file, use }),
    insertHolding(scope, {
      id,
      use,
      name,
      sortKey: fold(name),
      fileId: file.id,
      rule,
      months: retention[rule].months,
      startsOn,
    }),
    insertVersion(scope, id, 1, file.id),
    record(scope, 'file_added', id, { name, fileId: file.id }),
  ]
}

/** Several at once, all or none. */
export function addFiles<const T extends Statements>(scope: Scope, files: readonly Received[], show: T) {
  const writes = files.flatMap((file) => keeping(scope, { id: scope.ids.next(), use: 'document', file }))
  return commit(scope, writes, ...show)
}

/** Another version takes its place; the ones before stay. Somebody quicker has made it the next but one: try again. */
export async function replaceFile<const T extends Statements>(
  scope: Scope,
  holding: Held & { use: string },
  versions: number,
  file: Received,
  show: T,
) {
  const refusal = refuseChange(holding)
  if (refusal) return no(refusal)
  const writes = [
    insertFile(scope, { ...file, use: holding.use }),
    updateShown(scope, holding.id, holding.version, file.id),
    exactlyOne(scope),
    insertVersion(scope, holding.id, versions + 1, file.id),
    record(scope, 'file_replaced', holding.id, { name: file.name, fileId: file.id }),
  ]
  return commit(scope, writes, ...show)
}

export async function changeHolding<const T extends Statements>(
  scope: Scope,
  holding: Held & { kind: string },
  { version, rule, startsOn, ...input }: HoldingChange,
  show: T,
) {
  const refusal = refuseChange(holding)
  if (refusal) return no(refusal)
  const name = safeName(input.name, kinds[holding.kind as Kind].extension)
  const change = { name, sortKey: fold(name), rule, months: retention[rule].months, startsOn: startsOn || null }
  const writes = [
    updateHolding(scope, holding.id, version, change),
    exactlyOne(scope),
    record(scope, 'file_changed', holding.id, { name, rule, startsOn }),
  ]
  return commit(scope, writes, ...show)
}

export async function trashHolding<const T extends Statements>(scope: Scope, holding: Held, show: T) {
  const refusal = refuseChange(holding)
  if (refusal) return no(refusal)
  const writes = [
    insertTrash(scope, holding.id, destroyedAt(scope.clock.now())),
    record(scope, 'file_trashed', holding.id, { name: holding.name }),
  ]
  return commit(scope, writes, ...show)
}

export async function restoreHolding<const T extends Statements>(scope: Scope, holding: Held, show: T) {
  const refusal = refuseRestoration(holding)
  if (refusal) return no(refusal)
  const writes = [
    deleteTrash(scope, holding.id),
    exactlyOne(scope),
    record(scope, 'file_restored', holding.id, { name: holding.name }),
  ]
  return commit(scope, writes, ...show)
}
