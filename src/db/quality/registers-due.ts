import { and, eq, isNull, sql } from 'drizzle-orm'
import { named } from '#db/database.ts'
import type { Scope } from '#db/scope.ts'
import { credentials, developments, networkContacts, partners, riskClosures, risks } from './registers-tables.ts'

/** The first day that waits in each register. */
export const selectFirstDues = (scope: Scope) => {
  const { db, organisationId } = scope
  return [
    db
      .select(named({ dueOn: risks.reviewOn }))
      .from(risks)
      .leftJoin(riskClosures, and(eq(riskClosures.organisationId, organisationId), eq(riskClosures.riskId, risks.id)))
      .where(and(eq(risks.organisationId, organisationId), isNull(riskClosures.at)))
      .orderBy(risks.reviewOn, risks.id)
      .limit(1),
    db
      .select(named({ dueOn: partners.dueOn }))
      .from(partners)
      .where(eq(partners.organisationId, organisationId))
      .orderBy(partners.dueOn, partners.id)
      .limit(1),
    db
      .select(named({ dueOn: sql<string>`date(${networkContacts.contactedOn}, '+365 days')`.as('due') }))
      .from(networkContacts)
      .where(eq(networkContacts.organisationId, organisationId))
      .orderBy(networkContacts.contactedOn, networkContacts.id)
      .limit(1),
    db
      .select(named({ dueOn: developments.plannedOn }))
      .from(developments)
      .where(and(eq(developments.organisationId, organisationId), eq(developments.doneOn, '')))
      .orderBy(developments.plannedOn, developments.id)
      .limit(1),
    db
      .select(named({ dueOn: credentials.renewOn }))
      .from(credentials)
      .where(eq(credentials.organisationId, organisationId))
      .orderBy(credentials.renewOn, credentials.id)
      .limit(1),
  ] as const
}
