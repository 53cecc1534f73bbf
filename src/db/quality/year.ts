import { and, eq, gte, lte, sql } from 'drizzle-orm'
import { presences } from '#db/attendance/tables.ts'
import { programmes, programmeVersions } from '#db/catalogue/tables.ts'
import { named } from '#db/database.ts'
import { funders, personDetails } from '#db/people/tables.ts'
import { type DeclaredFields, underDeclaration } from '#db/quality/statement-declarations.ts'
import { certificationLevels, enrolmentSchemes } from '#db/quality/statement-tables.ts'
import type { Scope } from '#db/scope.ts'
import {
  enrolmentEnds,
  enrolments,
  fundings,
  sessionCancellations,
  sessions,
  slots,
  slotTrainers,
} from '#db/sessions/tables.ts'

type Period = { from: string; to: string; declared: Pick<DeclaredFields, 'declarationId' | 'sites'> | null }

/** The sessions of a period, in order, after the one that was read last. None lasts longer than three years. */
export function selectSessionsOf(scope: Scope, { from, to, declared }: Period, after: string, limit: number) {
  const { db, organisationId } = scope
  const [day = '', id = ''] = after.split('~')
  const earliest = `${Number(from.slice(0, 4)) - 3}${from.slice(4)}`
  return db
    .select(
      named({
        id: sessions.id,
        startsOn: sessions.startsOn,
        endsOn: sessions.endsOn,
        modality: sessions.modality,
        code: sessions.code,
        title: sessions.title,
        programmeId: programmes.id,
        programmeTitle: programmes.title,
        level: certificationLevels.level,
        actionType: programmes.actionType,
        nsf: programmes.nsf,
        content: programmeVersions.content,
        cancelledAt: sessionCancellations.at,
      }),
    )
    .from(sessions)
    .innerJoin(programmes, and(eq(programmes.organisationId, organisationId), eq(programmes.id, sessions.programmeId)))
    .innerJoin(
      programmeVersions,
      and(eq(programmeVersions.organisationId, organisationId), eq(programmeVersions.id, sessions.programmeVersionId)),
    )
    .leftJoin(
      certificationLevels,
      and(
        eq(certificationLevels.organisationId, organisationId),
        eq(certificationLevels.programmeId, sessions.programmeId),
      ),
    )
    .leftJoin(
      sessionCancellations,
      and(eq(sessionCancellations.organisationId, organisationId), eq(sessionCancellations.sessionId, sessions.id)),
    )
    .where(
      and(
        eq(sessions.organisationId, organisationId),
        gte(sessions.startsOn, earliest),
        lte(sessions.startsOn, to),
        gte(sessions.endsOn, from),
        underDeclaration(declared),
        sql`(${sessions.startsOn}, ${sessions.id}) > (${day}, ${id})`,
      ),
    )
    .orderBy(sessions.startsOn, sessions.id)
    .limit(limit)
}

/** Everything that was done in those sessions: slots with who taught, who was enrolled, who came, who pays. */
export function selectDone({ db, organisationId }: Scope, sessionIds: readonly string[]) {
  const among = sql`(select value from json_each(${JSON.stringify(sessionIds)}))`
  return [
    db
      .select(
        named({
          id: slots.id,
          sessionId: slots.sessionId,
          day: slots.day,
          minutes: slots.minutes,
          remoteLink: slots.remoteLink,
          trainerId: slotTrainers.personId,
        }),
      )
      .from(slots)
      .leftJoin(slotTrainers, and(eq(slotTrainers.organisationId, organisationId), eq(slotTrainers.slotId, slots.id)))
      .where(and(eq(slots.organisationId, organisationId), sql`${slots.sessionId} in ${among}`)),
    db
      .select(
        named({
          id: enrolments.id,
          sessionId: enrolments.sessionId,
          personId: enrolments.personId,
          companyId: enrolments.companyId,
          state: enrolments.state,
          price: enrolments.price,
          category: personDetails.category,
          endedHow: enrolmentEnds.how,
          scheme: enrolmentSchemes.scheme,
        }),
      )
      .from(enrolments)
      .leftJoin(
        personDetails,
        and(eq(personDetails.organisationId, organisationId), eq(personDetails.personId, enrolments.personId)),
      )
      .leftJoin(
        enrolmentEnds,
        and(eq(enrolmentEnds.organisationId, organisationId), eq(enrolmentEnds.enrolmentId, enrolments.id)),
      )
      .leftJoin(
        enrolmentSchemes,
        and(eq(enrolmentSchemes.organisationId, organisationId), eq(enrolmentSchemes.enrolmentId, enrolments.id)),
      )
      .where(and(eq(enrolments.organisationId, organisationId), sql`${enrolments.sessionId} in ${among}`)),
    db
      .select(named({ slotId: presences.slotId, enrolmentId: presences.enrolmentId, minutes: presences.minutes }))
      .from(presences)
      .where(and(eq(presences.organisationId, organisationId), sql`${presences.sessionId} in ${among}`)),
    db
      .select(named({ enrolmentId: fundings.enrolmentId, amount: fundings.amount, kind: funders.kind }))
      .from(enrolments)
      .innerJoin(
        fundings,
        and(
          eq(fundings.organisationId, organisationId),
          eq(fundings.enrolmentId, enrolments.id),
          eq(fundings.state, 'granted'),
        ),
      )
      .innerJoin(funders, and(eq(funders.organisationId, organisationId), eq(funders.id, fundings.funderId)))
      .where(and(eq(enrolments.organisationId, organisationId), sql`${enrolments.sessionId} in ${among}`)),
    db
      .select(named({ personId: sql<string>`taught.person_id`.as('person_id'), ...partnerColumns() }))
      .from(sql`(select distinct slot_trainers.person_id from slots join slot_trainers
          on slot_trainers.organisation_id = ${organisationId} and slot_trainers.slot_id = slots.id
        where slots.organisation_id = ${organisationId} and slots.session_id in ${among}) taught`)
      .innerJoin(
        sql`(select partners.organisation_id, partners.person_id as party, '' as since, '' as until, partners.nda from partners
            where partners.organisation_id = ${organisationId} and partners.person_id is not null
          union all select partners.organisation_id, employments.person_id, employments.since, employments.until, partners.nda
            from partners join employments on employments.organisation_id = ${organisationId}
              and employments.company_id = partners.company_id
            where partners.organisation_id = ${organisationId}) outside`,
        sql`outside.organisation_id = ${organisationId} and outside.party = taught.person_id`,
      ),
  ] as const
}

const partnerColumns = () => ({
  since: sql<string>`outside.since`.as('since_on'),
  until: sql<string>`outside.until`.as('until_on'),
  nda: sql<string>`outside.nda`.as('nda'),
})

export type SessionOfYear = Awaited<ReturnType<typeof selectSessionsOf>>[number]
type Done = ReturnType<typeof selectDone>
export type SlotDone = Awaited<Done[0]>[number]
export type EnrolmentDone = Awaited<Done[1]>[number]
export type PresenceDone = Awaited<Done[2]>[number]
export type FundingDone = Awaited<Done[3]>[number]
/** Who teaches without being of the house, and since when. */
export type OutsiderDone = Awaited<Done[4]>[number]
