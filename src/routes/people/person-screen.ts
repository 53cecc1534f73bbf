import type { Answers } from '#db/database.ts'
import { read } from '#db/database.ts'
import { selectEnrolmentsOf, selectPapersOf } from '#db/desk/dossiers.ts'
import { selectEmploymentsOf } from '#db/people/employments.ts'
import { selectHistory } from '#db/people/history.ts'
import { selectMergesOf } from '#db/people/merges.ts'
import { selectNeeds } from '#db/people/needs.ts'
import { selectPerson } from '#db/people/people.ts'
import type { Scope } from '#db/scope.ts'
import { selectSalesOf } from '#db/sessions/pack-sales.ts'
import type { Context } from '#http/context.ts'
import { NotThere } from '#http/refusals.ts'
import type { PersonScreen } from '#views/people/person.tsx'

/** What somebody's page shows. */
export const screenOf = (scope: Scope, id: string) =>
  [
    selectPerson(scope, id),
    selectEmploymentsOf(scope, id),
    selectEnrolmentsOf(scope, { personId: id }),
    selectPapersOf(scope, { personId: id }),
    selectMergesOf(scope, 'person', id),
    selectHistory(scope, id),
    selectNeeds(scope, id),
    selectSalesOf(scope, id),
  ] as const

export type PersonRows = Answers<ReturnType<typeof screenOf>>

/** One trip: the door's check, the person, and all that is known of them. */
export async function loadPerson(c: Context): Promise<PersonScreen> {
  const { scope } = c.var
  return shownOf(c, await read(scope, ...screenOf(scope, c.req.param('id') ?? '')))
}

/** Needs stay behind: only that there are some, and only for who may know. */
export function shownOf(c: Context, rows: PersonRows): PersonScreen {
  const [[person], employments, enrolments, papers, merges, history, needs, sales] = rows
  if (!person) throw new NotThere()
  const { may } = c.var
  return {
    person,
    employments,
    enrolments: enrolments.filter(({ siteId }) => may('people.read', siteId)),
    papers: may('documents.read') ? papers : [],
    merges,
    sales,
    mayEndSales: may('sessions.edit'),
    history: may('needs.read') ? history : history.filter(({ action }) => !action.startsWith('needs_')),
    hasNeeds: may('needs.read') ? needs.length > 0 : undefined,
  }
}
