import { and, eq, isNull, type SQLWrapper, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import { standings } from '#db/people/standing-tables.ts'
import { companies, persons } from '#db/people/tables.ts'
import type { Scope } from '#db/scope.ts'
import { sessionCancellations, sessions } from '#db/sessions/tables.ts'
import { taskClosures, tasks } from '#db/sessions/task-tables.ts'
import { dueCalls } from './calls-tables.ts'
import {
  credentials,
  developments,
  networkContacts,
  partners,
  referents,
  riskClosures,
  risks,
} from './registers-tables.ts'
import { watchReadings, watchSourcePauses, watchSources } from './watch-tables.ts'

export type CallKind =
  | 'risk'
  | 'partner'
  | 'standing'
  | 'contact'
  | 'credential'
  | 'development'
  | 'referent'
  | 'source'
  | 'task'

/** At once; the next round tells the others. */
const most = 50

export function selectRisksDue(scope: Scope, until: string) {
  const { db, organisationId } = scope
  return db
    .select(
      named({
        id: risks.id,
        name: risks.title,
        onDay: risks.reviewOn,
        owner: identityOf(scope, risks.ownerId).as('owner_identity'),
      }),
    )
    .from(risks)
    .leftJoin(riskClosures, and(eq(riskClosures.organisationId, organisationId), eq(riskClosures.riskId, risks.id)))
    .where(
      and(
        eq(risks.organisationId, organisationId),
        isNull(riskClosures.at),
        sql`${risks.reviewOn} <= ${until}`,
        untold(scope, 'risk', risks.id, risks.reviewOn),
      ),
    )
    .orderBy(risks.reviewOn, risks.id)
    .limit(most)
}

export function selectPartnersDue(scope: Scope, until: string) {
  const { organisationId } = scope
  return partnersWith(scope, sql<string>`${partners.dueOn}`)
    .where(
      and(
        eq(partners.organisationId, organisationId),
        sql`${partners.dueOn} <= ${until}`,
        untold(scope, 'partner', partners.id, partners.dueOn),
      ),
    )
    .orderBy(partners.dueOn, partners.id)
    .limit(most)
}

/** Partners whose standing ends: from that day, nobody of theirs may be planned. */
export function selectStandingsDue(scope: Scope, until: string) {
  const { organisationId } = scope
  return partnersWith(scope, sql<string>`${standings.until}`)
    .innerJoin(
      standings,
      and(
        eq(standings.organisationId, organisationId),
        sql`${standings.partyId} = coalesce(${partners.companyId}, ${partners.personId})`,
      ),
    )
    .where(
      and(
        eq(partners.organisationId, organisationId),
        sql`${standings.until} <> '' and ${standings.until} <= ${until} and ${standings.verdict} <> 'refused'`,
        untold(scope, 'standing', partners.id, standings.until),
      ),
    )
    .orderBy(standings.until, partners.id)
    .limit(most)
}

export function selectContactsDue(scope: Scope, before: string) {
  const { db, organisationId } = scope
  return db
    .select(named({ id: networkContacts.id, name: networkContacts.name, onDay: networkContacts.contactedOn }))
    .from(networkContacts)
    .where(
      and(
        eq(networkContacts.organisationId, organisationId),
        sql`${networkContacts.contactedOn} < ${before}`,
        untold(scope, 'contact', networkContacts.id, networkContacts.contactedOn),
      ),
    )
    .orderBy(networkContacts.contactedOn, networkContacts.id)
    .limit(most)
}

export function selectDevelopmentsDue(scope: Scope, before: string) {
  const { db, organisationId } = scope
  return db
    .select(named({ id: developments.id, name: developments.training, onDay: developments.plannedOn }))
    .from(developments)
    .where(
      and(
        eq(developments.organisationId, organisationId),
        eq(developments.doneOn, ''),
        sql`${developments.plannedOn} < ${before}`,
        untold(scope, 'development', developments.id, developments.plannedOn),
      ),
    )
    .orderBy(developments.plannedOn, developments.id)
    .limit(most)
}

export function selectCredentialsDue(scope: Scope, until: string) {
  const { db, organisationId } = scope
  return db
    .select(named({ id: credentials.id, name: credentials.title, onDay: credentials.renewOn }))
    .from(credentials)
    .where(
      and(
        eq(credentials.organisationId, organisationId),
        sql`${credentials.renewOn} <= ${until}`,
        untold(scope, 'credential', credentials.id, credentials.renewOn),
      ),
    )
    .orderBy(credentials.renewOn, credentials.id)
    .limit(most)
}

/** Named once, and gone since: nobody answers for it any more. */
export function selectReferentsGone(scope: Scope) {
  const { db, organisationId } = scope
  return db
    .select(
      named({
        id: referents.kind,
        name: sql<string>`${persons.givenName} || ' ' || ${persons.familyName}`.as('name'),
        onDay: referents.sinceOn,
      }),
    )
    .from(referents)
    .innerJoin(persons, and(eq(persons.organisationId, organisationId), eq(persons.id, referents.personId)))
    .where(
      and(
        eq(referents.organisationId, organisationId),
        sql`not exists (select 1 from memberships worn where worn.organisation_id = ${organisationId}
          and worn.person_id = ${referents.personId} and not exists (select 1 from suspensions held
            where held.organisation_id = ${organisationId} and held.person_id = worn.person_id))`,
        untold(scope, 'referent', referents.kind, referents.sinceOn),
      ),
    )
}

/** Late and still open, of sessions that stand. What is older was told in its time. */
export function selectTasksLate(scope: Scope, [from, before]: readonly [string, string]) {
  const { db, organisationId } = scope
  return db
    .select(
      named({
        id: tasks.id,
        name: sessions.title,
        siteId: sessions.siteId,
        kind: tasks.kind,
        title: tasks.title,
        onDay: tasks.dueOn,
        owner: identityOf(scope, sql`coalesce(${tasks.ownerId}, ${sessions.ownerId})`).as('owner_identity'),
      }),
    )
    .from(tasks)
    .innerJoin(sessions, and(eq(sessions.organisationId, organisationId), eq(sessions.id, tasks.sessionId)))
    .leftJoin(taskClosures, and(eq(taskClosures.organisationId, organisationId), eq(taskClosures.taskId, tasks.id)))
    .leftJoin(
      sessionCancellations,
      and(eq(sessionCancellations.organisationId, organisationId), eq(sessionCancellations.sessionId, sessions.id)),
    )
    .where(
      and(
        eq(tasks.organisationId, organisationId),
        sql`${tasks.dueOn} >= ${from} and ${tasks.dueOn} < ${before}`,
        isNull(taskClosures.at),
        isNull(sessionCancellations.at),
        untold(scope, 'task', tasks.id, tasks.dueOn),
      ),
    )
    .orderBy(tasks.dueOn, tasks.id)
    .limit(most)
}

/** Sources that are read: when that last went well, and when the last thing came of it. */
export function selectSourcesHeard({ db, organisationId }: Scope) {
  const heard = sql<number | null>`(select max(heard.at) from watch_items heard
    where heard.organisation_id = ${organisationId} and heard.source_id = ${watchSources.id})`
  return db
    .select(
      named({
        id: watchSources.id,
        name: watchSources.name,
        addedAt: watchSources.at,
        readAt: watchReadings.readAt,
        heardAt: heard.as('heard_at'),
      }),
    )
    .from(watchSources)
    .innerJoin(
      watchReadings,
      and(eq(watchReadings.organisationId, organisationId), eq(watchReadings.sourceId, watchSources.id)),
    )
    .leftJoin(
      watchSourcePauses,
      and(eq(watchSourcePauses.organisationId, organisationId), eq(watchSourcePauses.sourceId, watchSources.id)),
    )
    .where(and(eq(watchSources.organisationId, organisationId), isNull(watchSourcePauses.at)))
    .limit(most)
}

/** A day is told once: the second time, it is there already. */
export const insertDueCall = (
  { db, organisationId, clock }: Scope,
  call: { kind: CallKind; subjectId: string; onDay: string },
): Statement => db.insert(dueCalls).values({ organisationId, ...call, at: clock.now() })

const untold = ({ organisationId }: Scope, kind: CallKind, id: SQLWrapper, onDay: SQLWrapper) =>
  sql`not exists (select 1 from due_calls told where told.organisation_id = ${organisationId}
    and told.kind = ${kind} and told.subject_id = ${id} and told.on_day = ${onDay})`

const identityOf = ({ organisationId }: Scope, person: SQLWrapper) =>
  sql<string | null>`(select owner.identity_id from persons owner
    where owner.organisation_id = ${organisationId} and owner.id = ${person})`

function partnersWith({ db, organisationId }: Scope, onDay: ReturnType<typeof sql<string>>) {
  return db
    .select(
      named({
        id: partners.id,
        name: sql<string>`coalesce(${companies.name}, ${persons.givenName} || ' ' || ${persons.familyName})`.as('name'),
        onDay: onDay.as('on_day'),
      }),
    )
    .from(partners)
    .leftJoin(companies, and(eq(companies.organisationId, organisationId), eq(companies.id, partners.companyId)))
    .leftJoin(persons, and(eq(persons.organisationId, organisationId), eq(persons.id, partners.personId)))
}
