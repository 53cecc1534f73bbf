/** What the address of a list says: the words searched, and the sort key and id after which its page begins. */
export type Listing = { q: string; after: readonly [string, string] | null }

/** A page of a list: its lines, and the key of the last one when others follow. */
export type Page<Item> = { items: readonly Item[]; next: readonly [string, string] | null }

export function pageOf<Item extends { sortKey: string; id: string }>(rows: readonly Item[], limit: number): Page<Item> {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, next: rows.length > limit && last ? [last.sortKey, last.id] : null }
}
