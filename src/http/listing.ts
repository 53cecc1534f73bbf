import type { Listing } from '#db/listing.ts'
import type { Context } from '#http/context.ts'
import { isStorable } from '#http/form.ts'

/** Search and paging live in the page's own address: `?q=nantes&after=nantes erdre~01j…`. */
export function readListing(c: Context): Listing {
  const q = (c.req.query('q') ?? '').slice(0, 80)
  const [sortKey, id] = (c.req.query('after') ?? '').split('~')
  return {
    q: isStorable(q) ? q : '',
    after: sortKey !== undefined && id ? [sortKey.slice(0, 200), id.slice(0, 40)] : null,
  }
}

/** The address of the list as asked, for links that change one thing of it. */
export function addressOf(c: Context): string {
  const { pathname, search } = new URL(c.req.url)
  return pathname + search
}

/** Where the next page begins. */
export const afterKey = (next: readonly [string, string] | null): string | undefined => next?.join('~')
