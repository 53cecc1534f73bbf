import * as z from 'zod'
import { batch } from '#db/database.ts'
import type { Listing } from '#db/listing.ts'
import {
  type LeavingCompany,
  type LeavingPerson,
  selectLeavingCompanies,
  selectLeavingPeople,
} from '#db/people/leaving.ts'
import type { Scope } from '#db/scope.ts'
import { commit, record } from '#domain/events/commit.ts'
import { choice, optionalLine } from '#domain/fields.ts'

const formats = ['csv', 'xlsx'] as const

export const ListExport = z.strictObject({ format: choice(formats), q: optionalLine(80) })
export type ListExport = z.output<typeof ListExport>

/** A list leaves in a file, as it is searched and for the sites of the scope: what, by whom and when is known afterwards. */
export async function exportPeople(scope: Scope, input: ListExport) {
  await commit(scope, [record(scope, 'person_list_exported', 'people', told(scope, input))])
  const { q } = input
  return pagesOf<LeavingPerson>((after) => batch(scope.db, [selectLeavingPeople(scope, { q, after }, atOnce)]))
}

export async function exportCompanies(scope: Scope, input: ListExport) {
  await commit(scope, [record(scope, 'company_list_exported', 'companies', told(scope, input))])
  const { q } = input
  return pagesOf<LeavingCompany>((after) => batch(scope.db, [selectLeavingCompanies(scope, { q, after }, atOnce)]))
}

/** What was searched may be somebody's name: that something was is enough. */
const told = ({ sites }: Scope, { format, q }: ListExport) => ({
  format,
  sites: sites === 'all' ? 'all' : sites.join(','),
  isSearched: q.trim() !== '',
})

const atOnce = 500

type Line = { id: string; sortKey: string; isSeen: number }

async function* pagesOf<L extends Line>(
  next: (after: Listing['after']) => Promise<readonly [readonly L[]]>,
): AsyncGenerator<readonly L[]> {
  let after: Listing['after'] = null
  for (;;) {
    const [rows] = await next(after)
    yield rows.slice(0, atOnce).filter(({ isSeen }) => isSeen === 1)
    const last = rows[atOnce - 1]
    if (!last || rows.length <= atOnce) return
    after = [last.sortKey, last.id]
  }
}
