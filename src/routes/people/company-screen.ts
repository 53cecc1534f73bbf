import { type Answers, read } from '#db/database.ts'
import { selectEnrolmentsOf, selectPapersOf } from '#db/desk/dossiers.ts'
import { selectFundersMet } from '#db/desk/funders-met.ts'
import { selectCompany, selectContacts } from '#db/people/companies.ts'
import { selectEmployees } from '#db/people/employments.ts'
import { selectHistory } from '#db/people/history.ts'
import { selectMergesOf } from '#db/people/merges.ts'
import type { Scope } from '#db/scope.ts'
import type { Context } from '#http/context.ts'
import { NotThere } from '#http/refusals.ts'
import type { CompanyScreen } from '#views/people/company.tsx'

const mostEmployees = 30

/** What a company's page shows. */
export const companyScreenOf = (scope: Scope, id: string) =>
  [
    selectCompany(scope, id),
    selectContacts(scope, id),
    selectEmployees(scope, id, mostEmployees),
    selectEnrolmentsOf(scope, { companyId: id }),
    selectPapersOf(scope, { companyId: id }),
    selectFundersMet(scope, id),
    selectMergesOf(scope, 'company', id),
    selectHistory(scope, id),
  ] as const

export type CompanyRows = Answers<ReturnType<typeof companyScreenOf>>

export async function loadCompany(c: Context): Promise<CompanyScreen> {
  const { scope } = c.var
  return companyShown(c, await read(scope, ...companyScreenOf(scope, c.req.param('id') ?? '')))
}

export function companyShown(c: Context, rows: CompanyRows): CompanyScreen {
  const [[company], contacts, employees, enrolments, papers, funders, merges, history] = rows
  if (!company) throw new NotThere()
  const { may } = c.var
  return {
    company,
    contacts,
    employees,
    enrolments: enrolments.filter(({ siteId }) => may('people.read', siteId)),
    papers: may('documents.read') ? papers : [],
    funders,
    merges,
    history,
  }
}
