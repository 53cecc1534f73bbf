import type { SQL } from 'drizzle-orm'
import { type Answers, read } from '#db/database.ts'
import { selectPapersCounting } from '#db/documents/leavers-papers.ts'
import { selectCompaniesNamed } from '#db/people/companies.ts'
import { selectHistory } from '#db/people/history.ts'
import type { Scope } from '#db/scope.ts'
import { selectAnalyses } from '#db/sessions/enrolment-analyses.ts'
import { selectEnrolment, selectSessionsToMoveTo } from '#db/sessions/enrolment-roster.ts'
import { selectFunderNames, selectFundings } from '#db/sessions/fundings.ts'
import { selectSaleOfEnrolment } from '#db/sessions/pack-sales.ts'
import { selectPaid } from '#db/sessions/payments.ts'
import { datedKinds } from '#domain/documents/fate.ts'
import type { Permission } from '#domain/members/matrix.ts'
import { balanceOf } from '#domain/sessions/funding.ts'
import type { Context } from '#http/context.ts'
import { historyOf } from '#http/history.ts'
import { NotThere } from '#http/refusals.ts'
import type { EnrolmentScreen } from '#views/sessions/enrolment.tsx'
import { paidIn } from './affected.ts'
import { leaverLines } from './affected-papers.ts'
import { reachOf } from './reach.ts'

/** What the page of one enrolment shows. */
export function enrolmentScreenOf(scope: Scope, id: string | SQL) {
  const today = new Date(scope.clock.now()).toISOString().slice(0, 10)
  return [
    selectEnrolment(scope, id),
    selectFundings(scope, id),
    selectFunderNames(scope),
    selectAnalyses(scope, id),
    selectSessionsToMoveTo(scope, id, today),
    selectHistory(scope, id),
    selectSaleOfEnrolment(scope, id),
    selectPapersCounting(scope, { enrolmentId: id }, datedKinds),
    selectPaid(scope, { enrolmentId: id }),
  ] as const
}

export type EnrolmentRows = Answers<ReturnType<typeof enrolmentScreenOf>>

/** One trip: the door's check, the enrolment where this right holds, and the companies that answer to what was typed. */
export async function loadEnrolment(c: Context, permission: Permission, typedCompany = '') {
  const scope = reachOf(c, permission)
  const [companies, ...rows] = await read(
    c.var.scope,
    selectCompaniesNamed(scope, typedCompany),
    ...enrolmentScreenOf(scope, c.req.param('id') ?? ''),
  )
  return { screen: enrolmentShown(c, rows), companies }
}

export function enrolmentShown(c: Context, rows: EnrolmentRows): EnrolmentScreen {
  const [[enrolment], fundings, funders, analyses, others, history, [sale], papers, paid] = rows
  if (!enrolment) throw new NotThere()
  const { may, scope } = c.var
  return {
    enrolment,
    fundings,
    balance: balanceOf(enrolment.price, fundings),
    funders,
    analyses,
    others: others.filter(({ siteId }) => may('sessions.edit', siteId)),
    history,
    sale,
    papers,
    paid,
    follows: leaverLines(c.var.w, papers),
    refunds: paidIn(c.var.w, enrolment.sessionId, paid),
    allHistory: historyOf(c, enrolment.id),
    mayEdit: may('sessions.edit', enrolment.siteId),
    nextId: scope.ids.next(),
  }
}
