import { sql } from 'drizzle-orm'
import { named } from '#db/database.ts'
import type { Scope } from '#db/scope.ts'

/** The trainees whom an open asking of their session has not asked: they came, or were seen, after it left. */
export function selectLatecomers({ db, organisationId }: Scope, sessionId: string, today: string, limit: number) {
  return db
    .select(
      named({
        askingId: sql<string>`late.asking_id`.as('asking_id'),
        title: sql<string>`late.title`.as('title'),
        code: sql<string>`late.code`.as('code'),
        siteId: sql<string>`late.site_id`.as('site_id'),
        id: sql<string>`late.person_id`.as('person_id'),
        name: sql<string>`late.name`.as('name'),
        email: sql<string>`late.email`.as('email'),
      }),
    )
    .from(sql`(select askings.id as asking_id, surveys.title, sessions.code, sessions.site_id, persons.id as person_id,
        persons.given_name || ' ' || persons.family_name as name, persons.email
      from askings
      join surveys on surveys.organisation_id = ${organisationId} and surveys.id = askings.survey_id
        and surveys.audience = 'trainee'
      join sessions on sessions.organisation_id = ${organisationId} and sessions.id = askings.session_id
      join enrolments on enrolments.organisation_id = ${organisationId} and enrolments.session_id = askings.session_id
        and enrolments.state = 'enrolled'
      join persons on persons.organisation_id = ${organisationId} and persons.id = enrolments.person_id
      where askings.organisation_id = ${organisationId} and askings.session_id = ${sessionId}
        and askings.closes_on > ${today}
        and not exists (select 1 from asking_closures where asking_closures.organisation_id = ${organisationId}
          and asking_closures.asking_id = askings.id)
        and not exists (select 1 from session_cancellations where session_cancellations.organisation_id = ${organisationId}
          and session_cancellations.session_id = askings.session_id)
        and not exists (select 1 from enrolment_ends where enrolment_ends.organisation_id = ${organisationId}
          and enrolment_ends.enrolment_id = enrolments.id)
        and (askings.present_only = 0 or exists (select 1 from presences
          where presences.organisation_id = ${organisationId} and presences.enrolment_id = enrolments.id
          and presences.minutes > 0))
        and not exists (select 1 from participations where participations.organisation_id = ${organisationId}
          and participations.asking_id = askings.id and participations.asked_id = enrolments.person_id)
      order by askings.id, persons.id limit ${limit}) as late`)
}
