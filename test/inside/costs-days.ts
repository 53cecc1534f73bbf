import { env } from 'cloudflare:workers'
import { now } from '#test/visit.ts'
import { programmeRows } from '#test/world-sessions.ts'
import { rowsInto } from './costs-fill.ts'

const day = 24 * 3600_000
const perProgramme = 6
const slotsEach = 3
const where = ['lisiere', 'nantes'] as const

/**
 * Full days on one site, so that what is planned and followed fills its pages in the smallest world already: sessions to
 * come of every programme, more slots in a week than an agenda shows, and a month followed by more than a page of people.
 */
export async function fillDays(): Promise<void> {
  const [programmes] = programmeRows({ seed: 7, organisation: 'lisiere', people: 0, now })
  const ids = (programmes?.rows ?? []).map(([, id]) => String(id))
  const sessions = ids.flatMap((programme) =>
    Array.from({ length: perProgramme }, (_, at) => ({ id: `busy-${programme}-${at}`, programme })),
  )
  const dayOf = (at: number) => new Date(now + (at % 2) * day).toISOString().slice(0, 10)
  // Half of them by ids that come after those of a large world, where a later page begins.
  const followed = sessions.slice(0, 120).map(({ id }, at) => ({ id, enrolment: `${at < 60 ? 'busy' : 'w8'}-${id}` }))
  await env.SHARD_1.batch([
    rowsInto(
      'persons (organisation_id, id, given_name, family_name, sort_key, email, phone, identity_id, version, at)',
      [[where[0], 'busy', 'Noé', 'Assidu', 'assidu noe', 'noe@lisiere.example', '', null, 1, now]],
    ),
    rowsInto(
      `sessions (organisation_id, site_id, id, programme_id, programme_version_id, code, title, sort_key, starts_on, ends_on,
        modality, place, remote_link, seats_min, seats_wanted, seats_max, go_on, price_per_person, price_per_group, is_public,
        is_paid_online, notes, version, at)`,
      sessions.map(({ id, programme }) => [
        ...[...where, id, programme, programme, id, 'Journée pleine', `journee pleine ${id}`, dayOf(0), dayOf(1)],
        ...['in_person', 'Nos locaux', '', 1, 2, 12, '', 0, 0, 0, 0, '', 1, now],
      ]),
    ),
    rowsInto(
      'slots (organisation_id, id, session_id, day, starts_at, ends_at, minutes, remote_link, title, version, at)',
      sessions.flatMap(({ id }) =>
        Array.from({ length: slotsEach }, (_, at) => [
          ...[
            where[0],
            `${id}-${at}`,
            id,
            dayOf(at),
            now + at * day,
            now + at * day + 3.5 * 3600_000,
            210,
            '',
            '',
            1,
            now,
          ],
        ]),
      ),
    ),
    rowsInto(
      `enrolments (organisation_id, id, session_id, person_id, state, price, planned_minutes, source, held_until, version, at, by_id)`,
      followed.map(({ id, enrolment }) => [
        where[0],
        enrolment,
        id,
        'busy',
        'enrolled',
        0,
        210,
        'import',
        0,
        1,
        now,
        'seed',
      ]),
    ),
    rowsInto(
      'presences (organisation_id, slot_id, enrolment_id, session_id, state, minutes, reason, at, by_id)',
      followed.map(({ id, enrolment }) => [where[0], `${id}-0`, enrolment, id, 'present', 210, '', now, 'seed']),
    ),
  ])
}
