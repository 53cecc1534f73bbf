import { and, eq, sql } from 'drizzle-orm'
import { named } from '#db/database.ts'
import type { Scope } from '#db/scope.ts'
import { sessionCancellations, sessionDecisions, sessionSeats, sessions } from '#db/sessions/tables.ts'

export type SessionFacts = Awaited<ReturnType<typeof selectSessionFacts>>[number]

/** All that may be wrong with a session, counted in its own rows. */
export function selectSessionFacts(scope: Scope, id: string, now: number, today: string) {
  const { organisationId } = scope
  const active = sql`from enrolments who left join enrolment_ends gone
    on gone.organisation_id = ${organisationId} and gone.enrolment_id = who.id
    where who.organisation_id = ${organisationId} and who.session_id = ${sessions.id}
      and who.state = 'enrolled' and gone.enrolment_id is null`
  const standing = sql`not exists (select 1 from paper_voids void
    where void.organisation_id = ${organisationId} and void.paper_id = paper.id)`
  const agreed = sql`select 1 from papers paper where paper.organisation_id = ${organisationId}
    and paper.session_id = ${sessions.id} and paper.kind in ('convention', 'contrat_individuel') and ${standing}
    and (paper.company_id = who.company_id or paper.enrolment_id = who.id)`
  const signed = sql`${agreed} and exists (select 1 from signature_requests request
    join signature_ends ending on ending.organisation_id = ${organisationId} and ending.request_id = request.id
    where request.organisation_id = ${organisationId} and request.paper_id = paper.id and ending.how = 'completed')`
  const without = (
    kind: string,
    and = sql`true`,
  ) => sql<number>`(select count(*) ${active} and not exists (select 1 from papers paper
    where paper.organisation_id = ${organisationId} and paper.enrolment_id = who.id and paper.kind = ${kind} and ${standing} and ${and}))`
  const sent = sql`exists (select 1 from paper_sendings sending
    where sending.organisation_id = ${organisationId} and sending.paper_id = paper.id)`
  const payers = (held: typeof agreed) =>
    sql<number>`(select count(distinct coalesce(who.company_id, who.person_id)) ${active} and not exists (${held}))`
  const untaught = sql`from slots bare where bare.organisation_id = ${organisationId} and bare.session_id = ${sessions.id}
    and bare.day >= ${today} and not exists (select 1 from slot_trainers teacher
      where teacher.organisation_id = ${organisationId} and teacher.slot_id = bare.id)`
  const unsigned = sql`from slots past join slot_attendance sheet
      on sheet.organisation_id = ${organisationId} and sheet.slot_id = past.id
    where past.organisation_id = ${organisationId} and past.session_id = ${sessions.id}
      and past.ends_at < ${now} and sheet.is_open = 1`
  const bare = sql`from slots bare where bare.organisation_id = ${organisationId} and bare.session_id = ${sessions.id}
    and (not exists (select 1 from slot_trainers teacher
        where teacher.organisation_id = ${organisationId} and teacher.slot_id = bare.id)
      or (bare.space_id is null and bare.remote_link = '' and ${sessions.spaceId} is null
        and ${sessions.place} = '' and ${sessions.remoteLink} = ''))`
  const cold = sql`from surveys cold where cold.organisation_id = ${organisationId} and cold.purpose in ('cold_3', 'cold_6')
    and not exists (select 1 from survey_archives away where away.organisation_id = ${organisationId} and away.survey_id = cold.id)
    and (exists (select 1 from askings asked where asked.organisation_id = ${organisationId}
        and asked.session_id = ${sessions.id} and asked.survey_id = cold.id)
      or exists (select 1 from survey_rules rule where rule.organisation_id = ${organisationId} and rule.survey_id = cold.id
        and (rule.programme_id is null or rule.programme_id = ${sessions.programmeId})))`
  const late = sql`from tasks task left join task_closures done
      on done.organisation_id = ${organisationId} and done.task_id = task.id
    where task.organisation_id = ${organisationId} and task.session_id = ${sessions.id}
      and task.due_on < ${today} and done.task_id is null`

  return scope.db
    .select(
      named({
        id: sessions.id,
        title: sessions.title,
        siteId: sessions.siteId,
        ownerId: sessions.ownerId,
        startsOn: sessions.startsOn,
        endsOn: sessions.endsOn,
        goOn: sessions.goOn,
        seatsMin: sessions.seatsMin,
        seatsMax: sessions.seatsMax,
        taken: sessionSeats.taken,
        waiting: sessionSeats.waiting,
        isCancelled: sql<number>`(${sessionCancellations.at} is not null)`.as('is_cancelled'),
        decision: sessionDecisions.decision,
        enrolled: sql<number>`(select count(*) ${active})`.as('enrolled'),
        unreachable: sql<number>`(select count(*) ${active} and exists (select 1 from persons
          where persons.organisation_id = ${organisationId} and persons.id = who.person_id and persons.email = ''))`.as(
          'unreachable',
        ),
        unagreed: payers(agreed).as('unagreed'),
        unsignedAgreements: payers(signed).as('unsigned_agreements'),
        unconvened: without('convocation').as('unconvened'),
        uncertified: without('certificat_realisation').as('uncertified'),
        unsentConvocations: without('convocation', sent).as('unsent_convocations'),
        unsentCertificates: without('certificat_realisation', sent).as('unsent_certificates'),
        untaught: sql<number>`(select count(*) ${untaught})`.as('untaught'),
        untaughtOn: sql<string | null>`(select min(bare.day) ${untaught})`.as('untaught_on'),
        unsigned: sql<number>`(select count(*) ${unsigned})`.as('unsigned'),
        unsignedOn: sql<string | null>`(select min(past.day) ${unsigned})`.as('unsigned_on'),
        late: sql<number>`(select count(*) ${late})`.as('late'),
        lateOn: sql<string | null>`(select min(task.due_on) ${late})`.as('late_on'),
        outdated: sql<number>`(select count(*) from papers paper where paper.organisation_id = ${organisationId}
          and paper.session_id = ${sessions.id} and paper.kind in ('convention', 'contrat_individuel', 'convocation')
          and ${standing} and paper.at < (select max(moved.at) from session_postponements moved
            where moved.organisation_id = ${organisationId} and moved.session_id = ${sessions.id}))`.as('outdated'),
        days: sql<string>`(select json_group_array(distinct each.day) from slots each
          where each.organisation_id = ${organisationId} and each.session_id = ${sessions.id})`.as('days'),
        slots: sql<number>`(select count(*) from slots each
          where each.organisation_id = ${organisationId} and each.session_id = ${sessions.id})`.as('slot_count'),
        bareSlots: sql<number>`(select count(*) ${bare})`.as('bare_slots'),
        coldSurveys: sql<number>`(select count(*) ${cold})`.as('cold_surveys'),
        openSlots:
          sql<number>`(select count(*) from slot_attendance sheet where sheet.organisation_id = ${organisationId}
          and sheet.session_id = ${sessions.id} and sheet.is_open = 1)`.as('open_slots'),
      }),
    )
    .from(sessions)
    .innerJoin(
      sessionSeats,
      and(eq(sessionSeats.organisationId, organisationId), eq(sessionSeats.sessionId, sessions.id)),
    )
    .leftJoin(
      sessionCancellations,
      and(eq(sessionCancellations.organisationId, organisationId), eq(sessionCancellations.sessionId, sessions.id)),
    )
    .leftJoin(
      sessionDecisions,
      and(eq(sessionDecisions.organisationId, organisationId), eq(sessionDecisions.sessionId, sessions.id)),
    )
    .where(and(eq(sessions.organisationId, organisationId), eq(sessions.id, id)))
}
