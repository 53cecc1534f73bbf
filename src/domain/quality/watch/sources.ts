import type { Statements } from '#db/database.ts'
import { deleteReading, hastenReading, insertReading, restartReading } from '#db/quality/watch-readings.ts'
import {
  deletePause,
  deleteSource,
  insertPause,
  insertSource,
  updateItemsOf,
  updateSource,
} from '#db/quality/watch-sources.ts'
import type { Scope } from '#db/scope.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'
import { no } from '#domain/events/outcome.ts'
import { refuseFeed, type WatchSourceChange, type WatchSourceInput } from './source.ts'

type Source = { id: string; name: string; address: string }

/** `loopback`: whether this very machine may be read, which only development allows. It is read within minutes. */
export async function addSource(scope: Scope, loopback: boolean, input: WatchSourceInput) {
  const refusal = refuseFeed(input.address, loopback)
  if (refusal) return no(refusal)
  const { id, name, theme } = input
  const outcome = await commit(scope, [
    insertSource(scope, input),
    exactlyOne(scope),
    insertReading(scope, id),
    record(scope, 'watch_source_added', id, { name, theme, host: hostOf(input.address) }),
  ])
  return outcome.ok ? outcome : no(outcome.refusal === 'taken' ? 'watch_source_known' : 'too_many_watch_sources')
}

/** Another address is read as if nothing had been read of it. */
export async function changeSource(
  scope: Scope,
  loopback: boolean,
  source: Source,
  { version, ...input }: WatchSourceChange,
) {
  const refusal = refuseFeed(input.address, loopback)
  if (refusal) return no(refusal)
  const { name, theme } = input
  const outcome = await commit(scope, [
    updateSource(scope, source.id, version, input),
    exactlyOne(scope),
    ...(input.address === source.address ? [] : [restartReading(scope, source.id)]),
    record(scope, 'watch_source_changed', source.id, { name, theme, host: hostOf(input.address) }),
  ])
  return !outcome.ok && outcome.refusal === 'taken' ? no('watch_source_known') : outcome
}

export async function pauseSource<const T extends Statements>(scope: Scope, { id, name }: Source, show: T) {
  const writes = [insertPause(scope, id), record(scope, 'watch_source_paused', id, { name })]
  const outcome = await commit(scope, writes, ...show)
  return !outcome.ok && outcome.refusal === 'taken' ? no('watch_source_paused') : outcome
}

export async function resumeSource<const T extends Statements>(scope: Scope, { id, name }: Source, show: T) {
  const writes = [
    deletePause(scope, id),
    exactlyOne(scope),
    hastenReading(scope, id),
    record(scope, 'watch_source_resumed', id, { name }),
  ]
  const outcome = await commit(scope, writes, ...show)
  return outcome.ok ? outcome : no('watch_source_running')
}

/** What it has brought stays, as if somebody had added it. */
export function removeSource<const T extends Statements>(scope: Scope, { id, name }: Source, show: T) {
  const writes = [
    updateItemsOf(scope, id),
    deletePause(scope, id),
    deleteReading(scope, id),
    deleteSource(scope, id),
    exactlyOne(scope),
    record(scope, 'watch_source_removed', id, { name }),
  ]
  return commit(scope, writes, ...show)
}

const hostOf = (address: string): string => URL.parse(address)?.host ?? ''
