import { type SQL, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import type { Scope } from '#db/scope.ts'

export const conflictKinds = [
  'trainer_busy',
  'trainer_away',
  'trainer_unqualified',
  'trainer_barred',
  'space_taken',
  'space_small',
  'person_busy',
] as const
export type ConflictKind = (typeof conflictKinds)[number]

/** What nobody may go on with, whatever the organisation says of conflicts. */
const unacceptable: readonly ConflictKind[] = ['trainer_barred']

/** What is in the way: of whom or what, because of what, and when. */
export type Conflict = {
  kind: ConflictKind
  /** The same conflict has the same key, however often it is looked for. */
  key: string
  who: string
  what: string
  startsAt: number
  endsAt: number
  capacity: number
}

export type Booked = {
  id: string
  startsAt: number
  endsAt: number
  spaceId: string | null
  trainers: readonly string[]
}
export type Booking = { sessionId: string; programmeId: string; seatsMax: number; slots: readonly Booked[] }

/** Everything in the way of these slots, a kind a statement. What they replace is in nobody's way. */
export const selectConflicts = (scope: Scope, booking: Booking, kinds: readonly ConflictKind[] = conflictKinds) =>
  kinds.map((kind) => {
    const { columns, from } = finders[kind](scope, booking)
    return scope.db
      .select(
        named({
          kind: sql<ConflictKind>`${kind}`.as('kind'),
          key: keyOf(kind, columns.key).as('conflict_key'),
          who: columns.who.as('who'),
          what: (columns.what ?? sql<string>`''`).as('what'),
          startsAt: (columns.startsAt ?? sql<number>`0`).as('conflict_from'),
          endsAt: (columns.endsAt ?? sql<number>`0`).as('conflict_to'),
          capacity: (columns.capacity ?? sql<number>`0`).as('room_for'),
        }),
      )
      .from(from)
      .limit(most)
  })

/**
 * Fails the batch when something is in the way that nobody has accepted, or anything at all where conflicts block. It looks
 * inside the batch that writes: of two who book the same space at once, the second finds the first.
 */
export const refuseConflicts = (
  scope: Scope,
  booking: Booking,
  accepted: readonly string[],
  kinds: readonly ConflictKind[] = conflictKinds,
): Statement[] =>
  kinds.map((kind) => {
    const { columns, from } = finders[kind](scope, booking)
    const policy = sql`coalesce((select policy from conflict_policies where organisation_id = ${scope.organisationId}), 'warn')`
    const seen = unacceptable.includes(kind) ? [] : accepted
    const known = sql`${keyOf(kind, columns.key)} in (select value from json_each(${JSON.stringify(seen)}))`
    return scope.db
      .select(
        named({
          free: sql<number>`iif(exists (select 1 from ${from} and not (${policy} = 'warn' and ${known})), json('in the way'), 1)`.as(
            'free',
          ),
        }),
      )
      .from(sql`(select 1)`)
  })

const most = 40

const keyOf = (kind: ConflictKind, key: SQL): SQL<string> => sql<string>`${`${kind}|`} || (${key})`

type Found = {
  columns: {
    key: SQL
    who: SQL<string>
    what?: SQL<string>
    startsAt?: SQL<number>
    endsAt?: SQL<number>
    capacity?: SQL<number>
  }
  /** The tables, and the conditions after `where`. */
  from: SQL
}

const longest = 24 * 3600_000

const finders: Record<ConflictKind, (scope: Scope, booking: Booking) => Found> = {
  trainer_busy: ({ organisationId }, { slots }) => ({
    columns: {
      key: sql`(wanted.value ->> 0) || '|' || busy.slot_id || '|' || busy.person_id`,
      who: personName,
      what: sql`other.title`,
      startsAt: sql`busy.starts_at`,
      endsAt: sql`busy.ends_at`,
    },
    from: sql`json_each(${wantedIn(slots)}) as wanted, json_each(wanted.value, '$[4]') as trainer
      join slot_trainers busy on busy.organisation_id = ${organisationId} and busy.person_id = trainer.value
        and busy.starts_at > wanted.value ->> 1 - ${longest} and busy.starts_at < wanted.value ->> 2 and busy.ends_at > wanted.value ->> 1
      join slots taught on taught.organisation_id = ${organisationId} and taught.id = busy.slot_id
      join sessions other on other.organisation_id = ${organisationId} and other.id = taught.session_id
      join persons on persons.organisation_id = ${organisationId} and persons.id = busy.person_id
      where busy.slot_id not in (${idsIn(slots)}) and ${stands(organisationId)}`,
  }),

  trainer_away: ({ organisationId }, { slots }) => ({
    columns: {
      key: sql`(wanted.value ->> 0) || '|' || away.id`,
      who: personName,
      what: sql`away.reason`,
      startsAt: sql`away.starts_at`,
      endsAt: sql`away.ends_at`,
    },
    from: sql`json_each(${wantedIn(slots)}) as wanted, json_each(wanted.value, '$[4]') as trainer
      join unavailabilities away on away.organisation_id = ${organisationId} and away.person_id = trainer.value
        and away.ends_at > wanted.value ->> 1 and away.starts_at < wanted.value ->> 2
      join persons on persons.organisation_id = ${organisationId} and persons.id = away.person_id
      where true`,
  }),

  trainer_unqualified: ({ organisationId }, { slots, programmeId }) => ({
    columns: { key: sql`persons.id`, who: personName },
    from: sql`persons where persons.organisation_id = ${organisationId}
      and persons.id in (select value from json_each(${JSON.stringify([...new Set(slots.flatMap(({ trainers }) => trainers))])}))
      and not exists (select 1 from qualifications where qualifications.organisation_id = ${organisationId}
        and qualifications.programme_id = ${programmeId} and qualifications.person_id = persons.id)`,
  }),

  trainer_barred: ({ organisationId }, { slots }) => ({
    columns: {
      key: sql`persons.id || '|' || standing.party_id`,
      who: personName,
      what: sql`iif(standing.verdict = 'refused', standing.reason, '')`,
    },
    from: sql`json_each(${lastDaysIn(slots)}) as taught
      join persons on persons.organisation_id = ${organisationId} and persons.id = taught.value ->> 0
      join standings standing on standing.organisation_id = ${organisationId} and standing.party_id in (
        select taught.value ->> 0 union all
        select employments.company_id from employments where employments.organisation_id = ${organisationId}
          and employments.person_id = taught.value ->> 0
          and (employments.until = '' or employments.until >= taught.value ->> 1))
      where (standing.verdict = 'refused' or (standing.until <> '' and standing.until < taught.value ->> 1))`,
  }),

  space_taken: ({ organisationId }, { slots }) => ({
    columns: {
      key: sql`(wanted.value ->> 0) || '|' || taken.id`,
      who: sql`spaces.name`,
      what: sql`other.title`,
      startsAt: sql`taken.starts_at`,
      endsAt: sql`taken.ends_at`,
    },
    from: sql`json_each(${wantedIn(slots)}) as wanted
      join slots taken on taken.organisation_id = ${organisationId} and taken.space_id = wanted.value ->> 3
        and taken.starts_at > wanted.value ->> 1 - ${longest} and taken.starts_at < wanted.value ->> 2 and taken.ends_at > wanted.value ->> 1
      join sessions other on other.organisation_id = ${organisationId} and other.id = taken.session_id
      join spaces on spaces.organisation_id = ${organisationId} and spaces.id = taken.space_id
      where taken.id not in (${idsIn(slots)}) and ${stands(organisationId)}`,
  }),

  space_small: ({ organisationId }, { slots, seatsMax }) => ({
    columns: { key: sql`spaces.id`, who: sql`spaces.name`, capacity: sql`spaces.capacity` },
    from: sql`spaces where spaces.organisation_id = ${organisationId} and spaces.capacity < ${seatsMax}
      and spaces.id in (select value from json_each(${JSON.stringify([...new Set(slots.map(({ spaceId }) => spaceId ?? ''))])}))`,
  }),

  person_busy: ({ organisationId }, { slots, sessionId }) => ({
    columns: {
      key: sql`(wanted.value ->> 0) || '|' || taught.id || '|' || mine.person_id`,
      who: personName,
      what: sql`other.title`,
      startsAt: sql`taught.starts_at`,
      endsAt: sql`taught.ends_at`,
    },
    from: sql`enrolments mine
      join enrolments theirs on theirs.organisation_id = ${organisationId} and theirs.person_id = mine.person_id
        and theirs.session_id <> mine.session_id and theirs.state <> 'waiting'
      join json_each(${wantedIn(slots)}) as wanted
      join slots taught on taught.organisation_id = ${organisationId} and taught.session_id = theirs.session_id
        and taught.starts_at > wanted.value ->> 1 - ${longest} and taught.starts_at < wanted.value ->> 2 and taught.ends_at > wanted.value ->> 1
      join sessions other on other.organisation_id = ${organisationId} and other.id = theirs.session_id
      join persons on persons.organisation_id = ${organisationId} and persons.id = mine.person_id
      where mine.organisation_id = ${organisationId} and mine.session_id = ${sessionId} and mine.state <> 'waiting'
        and ${stands(organisationId)}
        and not exists (select 1 from enrolment_ends gone where gone.organisation_id = ${organisationId}
          and gone.enrolment_id in (mine.id, theirs.id))`,
  }),
}

const personName: SQL<string> = sql<string>`persons.given_name || ' ' || persons.family_name`

/** A cancelled session takes nobody's time. */
const stands = (organisationId: string): SQL => sql`not exists (select 1 from session_cancellations off
  where off.organisation_id = ${organisationId} and off.session_id = other.id)`

const wantedIn = (slots: readonly Booked[]): string =>
  JSON.stringify(slots.map(({ id, startsAt, endsAt, spaceId, trainers }) => [id, startsAt, endsAt, spaceId, trainers]))

/** Each trainer, and the last day when he would teach. */
function lastDaysIn(slots: readonly Booked[]): string {
  const days = slots.flatMap(({ startsAt, trainers }) => trainers.map((trainer) => [trainer, dayOf(startsAt)] as const))
  return JSON.stringify([...new Map(days.toSorted(([, one], [, other]) => one.localeCompare(other)))])
}

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10)

const idsIn = (slots: readonly Booked[]): SQL =>
  sql`select value from json_each(${JSON.stringify(slots.map(({ id }) => id))})`
