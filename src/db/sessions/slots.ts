import { and, eq, type SQL, sql } from 'drizzle-orm'
import { qualifications } from '#db/availability/tables.ts'
import { named, type Statement } from '#db/database.ts'
import { persons } from '#db/people/tables.ts'
import type { Scope } from '#db/scope.ts'
import { conflictPolicies, sessions, slots, slotTrainers } from '#db/sessions/tables.ts'

export type TrainerChoice = Awaited<ReturnType<typeof selectTrainerChoices>>[number]
export type SlotFields = {
  id: string
  day: string
  startsAt: number
  endsAt: number
  minutes: number
  spaceId: string | null
  remoteLink: string
  title: string
  trainers: readonly string[]
}

/** So many are proposed; others are looked for by name. */
export const mostProposed = 12

/** Some of those who teach here, and whether they may teach this: the first of those who may, the first by name, and `also` whoever is named. */
export function selectTrainerChoices({ db, organisationId }: Scope, sessionId: string | SQL, also: SQL) {
  const programme = sql`(select sessions.programme_id from sessions
    where sessions.organisation_id = ${organisationId} and sessions.id = ${sessionId})`
  const teaches = (
    person: SQL,
  ) => sql`exists (select 1 from memberships worn where worn.organisation_id = ${organisationId}
    and worn.person_id = ${person} and worn.role = 'trainer')`
  return db
    .select(
      named({
        id: persons.id,
        name: sql<string>`${persons.givenName} || ' ' || ${persons.familyName}`.as('name'),
        qualified: sql<number>`${qualifications.personId} is not null`.as('qualified'),
      }),
    )
    .from(sql`(select * from (select held.person_id as id from qualifications held
        where held.organisation_id = ${organisationId} and held.programme_id = ${programme} and ${teaches(sql`held.person_id`)}
        order by held.person_id limit ${mostProposed})
      union select * from (select memberships.person_id from memberships
        where memberships.organisation_id = ${organisationId} and memberships.role = 'trainer'
        order by memberships.sort_key, memberships.person_id limit ${mostProposed})
      union select named.id from persons named where named.organisation_id = ${organisationId} and named.id in (${also})
        and ${teaches(sql`named.id`)}) as near`)
    .innerJoin(persons, and(eq(persons.organisationId, organisationId), sql`${persons.id} = near.id`))
    .leftJoin(
      qualifications,
      and(
        eq(qualifications.organisationId, organisationId),
        sql`${qualifications.programmeId} = ${programme}`,
        eq(qualifications.personId, persons.id),
      ),
    )
    .orderBy(sql`qualified desc`, persons.sortKey, persons.id)
}

export const theseTrainers = (ids: readonly string[]): SQL => sql`select value from json_each(${JSON.stringify(ids)})`

export const trainersOfSlot = ({ organisationId }: Scope, slotId: string): SQL =>
  sql`select taught.person_id from slot_trainers taught where taught.organisation_id = ${organisationId} and taught.slot_id = ${slotId}`

/** Those of its last slot: the next one most likely has them. */
export const lastTrainersOf = ({ organisationId }: Scope, sessionId: string): SQL =>
  sql`select taught.person_id from slot_trainers taught where taught.organisation_id = ${organisationId} and taught.slot_id = (
    select latest.id from slots latest where latest.organisation_id = ${organisationId} and latest.session_id = ${sessionId}
    order by latest.starts_at desc, latest.id desc limit 1)`

export const selectConflictPolicy = ({ db, organisationId }: Scope) =>
  db
    .select(named({ policy: conflictPolicies.policy, version: conflictPolicies.version }))
    .from(conflictPolicies)
    .where(eq(conflictPolicies.organisationId, organisationId))

/** The session of a slot, for reads that begin from the slot's own address. */
export const sessionOfSlot = ({ organisationId }: Scope, slotId: string): SQL =>
  sql`(select held.session_id from slots held where held.organisation_id = ${organisationId} and held.id = ${slotId})`

/** Each with its trainers: two statements, however many there are. */
export function insertSlots(scope: Scope, sessionId: string, wanted: readonly SlotFields[]): Statement[] {
  const { db, organisationId, clock } = scope
  const list = JSON.stringify(
    wanted.map((slot) => [
      slot.id,
      slot.day,
      slot.startsAt,
      slot.endsAt,
      slot.minutes,
      slot.spaceId,
      slot.remoteLink,
      slot.title,
    ]),
  )
  const rows = db
    .insert(slots)
    .select(sql`select ${organisationId}, value ->> 0, ${sessionId}, value ->> 1, value ->> 2, value ->> 3,
    value ->> 4, value ->> 5, value ->> 6, value ->> 7, 1, ${clock.now()}, '' from json_each(${list})`)
  return [rows, insertTrainers(scope, wanted)]
}

export function updateSlot({ db, organisationId }: Scope, version: number, { trainers: _, id, ...slot }: SlotFields) {
  return db
    .update(slots)
    .set({ ...slot, version: version + 1 })
    .where(and(eq(slots.organisationId, organisationId), eq(slots.id, id), eq(slots.version, version)))
}

/** Those who stay keep their row, and what they answered. */
export const replaceTrainers = (scope: Scope, slot: SlotFields): Statement[] => [
  scope.db
    .delete(slotTrainers)
    .where(
      and(
        eq(slotTrainers.organisationId, scope.organisationId),
        eq(slotTrainers.slotId, slot.id),
        sql`${slotTrainers.personId} not in (select value from json_each(${JSON.stringify(slot.trainers)}))`,
      ),
    ),
  insertTrainers(scope, [slot]),
]

function insertTrainers({ db, organisationId, clock, actor }: Scope, wanted: readonly SlotFields[]): Statement {
  const list = wanted.flatMap(({ id, startsAt, endsAt, trainers }) =>
    trainers.map((person) => [id, person, startsAt, endsAt]),
  )
  return db
    .insert(slotTrainers)
    .select(sql`select ${organisationId}, value ->> 0, value ->> 1, value ->> 2, value ->> 3, ${clock.now()}, ${actor.id}
      from json_each(${JSON.stringify(list)}) where true`)
    .onConflictDoNothing()
}

/** What was noted there keeps its slot. */
export const deleteSlot = ({ db, organisationId }: Scope, id: string, sessionId: string): Statement[] => [
  db.delete(slotTrainers).where(and(eq(slotTrainers.organisationId, organisationId), eq(slotTrainers.slotId, id))),
  db
    .delete(slots)
    .where(
      and(
        eq(slots.organisationId, organisationId),
        eq(slots.id, id),
        eq(slots.sessionId, sessionId),
        sql`not exists (select 1 from presences where presences.organisation_id = ${organisationId} and presences.slot_id = ${id})`,
      ),
    ),
]

/** Each slot to its new day and hours; those that are not named stay. */
export function moveSlots(
  { db, organisationId }: Scope,
  sessionId: string,
  moved: readonly { id: string; day: string; startsAt: number; endsAt: number }[],
): Statement {
  const list = JSON.stringify(
    Object.fromEntries(moved.map(({ id, day, startsAt, endsAt }) => [id, [day, startsAt, endsAt]])),
  )
  const its = (at: number) =>
    sql`(select value ->> ${sql.raw(String(at))} from json_each(${list}) where key = ${slots.id})`
  return db
    .update(slots)
    .set({ day: its(0), startsAt: its(1), endsAt: its(2), version: sql`${slots.version} + 1` })
    .where(
      and(
        eq(slots.organisationId, organisationId),
        eq(slots.sessionId, sessionId),
        sql`${slots.id} in (select key from json_each(${list}))`,
      ),
    )
}

/** The first and the last day of a session are those of its slots. */
export function followSlots({ db, organisationId }: Scope, sessionId: string): Statement {
  const edge = (
    direction: string,
  ) => sql`coalesce((select slots.day from slots where slots.organisation_id = ${organisationId}
    and slots.session_id = ${sessionId} order by slots.starts_at ${sql.raw(direction)} limit 1), '')`
  return db
    .update(sessions)
    .set({ startsOn: edge('asc'), endsOn: edge('desc') })
    .where(and(eq(sessions.organisationId, organisationId), eq(sessions.id, sessionId)))
}
