import type { Statements } from '#db/database.ts'
import { insertItem, insertUse, updateItemState } from '#db/quality/watch-items.ts'
import type { Scope } from '#db/scope.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'
import { no } from '#domain/events/outcome.ts'
import { keeping } from '#domain/files/holdings.ts'
import type { Received } from '#edge/files/reception.ts'
import { refuseTriage, type Verdict, type WatchItemInput, type WatchUseInput } from './item.ts'
import { suggestedFor } from './suggestions.ts'

type Item = { id: string; title: string; state: string }

/** Found by somebody: it is worth something already. */
export function addItem<const T extends Statements>(
  scope: Scope,
  { id, kind, ...input }: WatchItemInput,
  file: Received | undefined,
  show: T,
) {
  const { theme, title, summary } = input
  const writes = [
    ...(file ? keeping(scope, { id: file.id, use: 'document', rule: 'proofs', file }) : []),
    insertItem(scope, {
      id,
      kind,
      sourceId: '',
      source: '',
      guid: '',
      ...input,
      indicators: JSON.stringify(suggestedFor(theme, title, summary)),
      holdingId: file?.id ?? null,
      state: 'kept',
    }),
    record(scope, 'watch_item_added', id, { name: title, theme }),
  ]
  return commit(scope, writes, ...show)
}

export async function sortItem<const T extends Statements>(scope: Scope, item: Item, verdict: Verdict, show: T) {
  const refusal = refuseTriage(item)
  if (refusal) return no(refusal)
  const writes = [
    updateItemState(scope, item.id, item.state, verdict),
    exactlyOne(scope),
    record(scope, events[verdict], item.id, { name: item.title }),
  ]
  return commit(scope, writes, ...show)
}

/** Read, and what it changed: this is what an auditor is shown. */
export async function useItem<const T extends Statements>(scope: Scope, item: Item, input: WatchUseInput, show: T) {
  const refusal = refuseTriage(item)
  if (refusal) return no(refusal)
  const { changed, decidedOn, programmes } = input
  const indicators = [...new Set(input.indicators.map(Number))].sort((one, other) => one - other)
  const writes = [
    updateItemState(scope, item.id, item.state, 'used'),
    exactlyOne(scope),
    insertUse(scope, {
      itemId: item.id,
      changed,
      indicators: JSON.stringify(indicators),
      programmes: JSON.stringify(programmes),
      decidedOn,
    }),
    record(scope, 'watch_item_used', item.id, { name: item.title, changed, decidedOn, indicators, programmes }),
  ]
  return commit(scope, writes, ...show)
}

const events = { new: 'watch_item_returned', kept: 'watch_item_kept', aside: 'watch_item_put_aside' } as const
