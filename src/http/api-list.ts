import { type Listing, pageOf } from '#db/listing.ts'
import { toldPage } from '#http/api.ts'
import type { Context } from '#http/context.ts'
import { isStorable } from '#http/form.ts'
import { afterKey } from '#http/listing.ts'

/** A list of fifty at most, as programs read it; the following page keeps what was searched. */
export const apiPage = 50

export function toldList<Row extends { sortKey: string; id: string }>(
  c: Context,
  rows: readonly Row[],
  { q }: Listing,
  shapeOf: (row: Row) => object,
  limit = apiPage,
): Response {
  const { items, next } = pageOf(rows, limit)
  const after = afterKey(next)
  const following = after && new URLSearchParams({ ...(q ? { q } : {}), after })
  return toldPage(c, { items: items.map(shapeOf), next: following ? `${c.req.path}?${following}` : null })
}

/** A date as programs write it. */
export const iso = (at: number): string => new Date(at).toISOString()

/** What the address names; what could be no id of ours finds nothing. */
export function idOf(c: Context): string {
  const id = c.req.param('id') ?? ''
  return isStorable(id) ? id : ''
}
