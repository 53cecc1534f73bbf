import { fold } from '#db/fold.ts'
import { dayOf } from './told.ts'
import { lotOf, pick, whole } from './world-lot.ts'
import { idOf, type Plan, type Rows, siteOf } from './world-rows.ts'

/** A dozen people follow each session: as many as go evenly into what is written at once. */
const peopleInSession = 12
const programmeCount = 24
const siteCount = 36
const day = 24 * 3600_000

const programmeOf = ({ seed }: Plan, index: number): string => `w${seed}-p${String(index).padStart(2, '0')}`

/** What a large world sells: the same two dozen programmes, however many people follow them. */
export function programmeRows(plan: Plan): readonly Rows[] {
  const { organisation, now } = plan
  const each = Array.from({ length: programmeCount }, (_, index) => index)
  const titleOf = (index: number) =>
    own(plan, `${titles[index % titles.length]} ${levels[Math.floor(index / 8)] ?? ''}`.trim())
  return [
    {
      table: 'programmes',
      columns: 'organisation_id, id, title, sort_key, action_type, nsf, version_id, is_public, version, at'.split(', '),
      rows: each.map((index) => {
        const [id, title] = [programmeOf(plan, index), titleOf(index)]
        return [organisation, id, title, fold(title), 'AF', '310', id, 0, 1, now]
      }),
    },
    {
      table: 'programme_versions',
      columns:
        'organisation_id, id, programme_id, major, minor, title, minutes, half_days, price_per_person, price_per_group, price_per_day, content, at, by_id'.split(
          ', ',
        ),
      rows: each.map((index) => {
        const id = programmeOf(plan, index)
        return [organisation, id, id, 1, 0, titleOf(index), 2100, 10, 98_000, 0, 0, '{}', now, 'seed']
      }),
    },
  ]
}

/** The sessions that begin among these people, their half-days, who is enrolled and what each has followed. */
export function sessionRows(plan: Plan, from: number, to: number): readonly Rows[] {
  const sessions = sessionsOf(plan, from, to)
  const { organisation, now } = plan
  const slots = sessions.flatMap((session) =>
    Array.from({ length: halfDaysOf(plan) }, (_, index) => ({ session, ...slotOf(session, index) })),
  )
  const enrolled = sessions.flatMap((session) => session.people.map((person) => ({ session, person })))
  return [
    {
      table: 'sessions',
      columns:
        'organisation_id, id, programme_id, programme_version_id, site_id, code, title, sort_key, starts_on, ends_on, modality, space_id, place, remote_link, seats_min, seats_wanted, seats_max, go_on, price_per_person, price_per_group, is_public, is_paid_online, owner_id, notes, version, at'.split(
          ', ',
        ),
      rows: sessions.map((session) => {
        const last = slotOf(session, halfDaysOf(plan) - 1)
        const { id, programme, site, title, first } = session
        const [starts, ends] = [dayOf(first), dayOf(last.starts)]
        const seats = [4, peopleInSession, 14, dayOf(first - 14 * day)]
        return [
          ...[organisation, id, programme, programme, site, id, title, fold(title, id), starts, ends, 'in_person'],
          ...[null, 'Nos locaux', '', ...seats, 98_000, 0, 0, 0, null, '', 1, now],
        ]
      }),
    },
    {
      table: 'slots',
      columns:
        'organisation_id, id, session_id, day, starts_at, ends_at, minutes, space_id, remote_link, title, version, at'.split(
          ', ',
        ),
      rows: slots.map(({ session, id, starts }) => [
        ...[organisation, id, session.id, dayOf(starts), starts, starts + 3.5 * 3600_000],
        ...[210, null, '', '', 1, now],
      ]),
    },
    {
      table: 'enrolments',
      columns:
        'organisation_id, id, session_id, person_id, company_id, state, price, planned_minutes, source, held_until, version, at, by_id'.split(
          ', ',
        ),
      rows: enrolled.map(({ session, person }) => [
        ...[organisation, person, session.id, person, null, 'enrolled', 98_000, 210 * halfDaysOf(plan)],
        ...['import', 0, 1, now, 'seed'],
      ]),
    },
    ...presenceRows(plan, slots),
  ]
}

export type Session = ReturnType<typeof sessionOf>
type Slot = { session: Session; id: string; starts: number }

/** Nine times in ten somebody was there. Cut in pieces that a statement bears. */
function presenceRows({ organisation, seed, now }: Plan, slots: readonly Slot[]): readonly Rows[] {
  const columns = 'organisation_id, slot_id, enrolment_id, session_id, state, minutes, reason, at, by_id'.split(', ')
  const past = slots.filter(({ starts }) => starts < now)
  const pieces = Array.from({ length: Math.ceil(past.length / slotsAtOnce) }, (_, piece) =>
    past.slice(piece * slotsAtOnce, (piece + 1) * slotsAtOnce),
  )
  return [...pieces, []].slice(0, Math.max(1, pieces.length)).map((some) => ({
    table: 'presences',
    columns,
    rows: some.flatMap(({ session, id, starts }) =>
      session.people.map((person, place) => {
        const isThere = (session.first + place + starts / 1800_000 + seed) % 10 !== 0
        const [state, minutes] = isThere ? ['present', 210] : ['absent', 0]
        return [organisation, id, person, session.id, state, minutes, '', starts, 'seed']
      }),
    ),
  }))
}

const slotsAtOnce = 500

/** The sessions whose first person is among these. */
export const sessionsOf = (plan: Plan, from: number, to: number): readonly Session[] =>
  Array.from({ length: Math.ceil(to / peopleInSession) - Math.ceil(from / peopleInSession) }, (_, step) =>
    sessionOf(plan, Math.ceil(from / peopleInSession) + step),
  )

/** Nine sessions in ten are past, over three years; the others come in the next months. */
function sessionOf(plan: Plan, index: number) {
  const lot = lotOf(plan.seed, 'session', index)
  const first = index * peopleInSession
  const ago = whole(lot, 1000) - 100
  const morning = Math.floor(plan.now / day) * day + 8 * 3600_000
  return {
    id: idOf(plan, first),
    programme: programmeOf(plan, whole(lot, programmeCount)),
    site: siteOf(plan, whole(lot, siteCount)),
    title: own(plan, pick(lot, titles)),
    first: morning - ago * day,
    people: Array.from({ length: Math.min(peopleInSession, plan.people - first) }, (_, place) =>
      idOf(plan, first + place),
    ),
  }
}

const slotOf = ({ id, first }: Session, index: number) => ({
  id: `${id}-${index}`,
  starts: first + Math.floor(index / 2) * day + (index % 2) * 5 * 3600_000,
})

/** Everything an organisation other than the first holds says whose it is. */
const own = ({ organisation }: Plan, text: string): string =>
  organisation === 'lisiere' ? text : `${text} ${organisation}`

const halfDaysOf = ({ halfDays = 10 }: Plan): number => halfDays

const levels = ['', 'perfectionnement', 'maîtrise'] as const

const titles = [
  'Gestes et postures en atelier',
  'Excel : analyser ses données',
  'Tuteur en entreprise',
  'Prévenir l’usure professionnelle',
  'Accueillir un public en situation de handicap',
  'Conduire une réunion',
  'Sauveteur secouriste du travail',
  'Habilitation électrique',
] as const
