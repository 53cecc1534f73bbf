import * as z from 'zod'
import { selectMonthOfFunder, selectMonthOfPeople, selectSessionTotals, type TotalRow } from '#db/attendance/totals.ts'
import { batch } from '#db/database.ts'
import { type Listing, type Page, pageOf } from '#db/listing.ts'
import type { Scope } from '#db/scope.ts'
import { commit, record } from '#domain/events/commit.ts'
import { choice, optionalLine } from '#domain/fields.ts'

export const totalsBy = ['person', 'session', 'funder'] as const
export type TotalsAsked = { by: (typeof totalsBy)[number]; month: string; funder: string }

export const TotalsExport = z.strictObject({
  format: choice(['csv', 'xlsx']),
  by: choice(totalsBy),
  month: optionalLine(7),
  funder: optionalLine(60),
})
export type TotalsExport = z.output<typeof TotalsExport>

export function selectTotals(scope: Scope, { by, month, funder }: TotalsAsked, after: Listing['after'], limit: number) {
  if (by === 'session') return selectSessionTotals(scope, after, limit)
  return by === 'funder'
    ? selectMonthOfFunder(scope, funder, month, after, limit)
    : selectMonthOfPeople(scope, month, after, limit)
}

/** Hours leave in a file, for the sites of the scope: what, by whom and when is known afterwards. */
export async function exportTotals(scope: Scope, { format, ...asked }: TotalsExport) {
  await commit(scope, [record(scope, 'hours_exported', 'attendance', { format, ...asked })])
  return pagesOf(scope, asked)
}

const atOnce = 500

async function* pagesOf(scope: Scope, asked: TotalsAsked): AsyncGenerator<readonly TotalRow[]> {
  let after: Listing['after'] = null
  do {
    const answers: readonly [readonly TotalRow[]] = await batch(scope.db, [selectTotals(scope, asked, after, atOnce)])
    const { items, next }: Page<TotalRow> = pageOf(answers[0], atOnce)
    yield items
    after = next
  } while (after)
}
