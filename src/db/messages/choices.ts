import { and, eq, type SQL, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import { digestDues, digestItems, noticeChoices, noticeHours } from '#db/messages/tables.ts'
import type { Scope } from '#db/scope.ts'

export type HoursRow = Awaited<ReturnType<typeof selectHours>>[number]
export type ChoiceRow = { family: string; channel: string; choice: string }

export const selectChoices = ({ db, organisationId }: Scope, personId: SQL<string> | string) =>
  db
    .select(named({ family: noticeChoices.family, channel: noticeChoices.channel, choice: noticeChoices.choice }))
    .from(noticeChoices)
    .where(and(eq(noticeChoices.organisationId, organisationId), eq(noticeChoices.personId, personId)))

export const selectHours = ({ db, organisationId }: Scope, personId: SQL<string> | string) =>
  db
    .select(
      named({
        quietFrom: noticeHours.quietFrom,
        quietUntil: noticeHours.quietUntil,
        digestEvery: noticeHours.digestEvery,
        digestDay: noticeHours.digestDay,
        digestHour: noticeHours.digestHour,
      }),
    )
    .from(noticeHours)
    .where(and(eq(noticeHours.organisationId, organisationId), eq(noticeHours.personId, personId)))

export const upsertChoices = (
  { db, organisationId, clock }: Scope,
  personId: string,
  rows: readonly ChoiceRow[],
): Statement =>
  db
    .insert(noticeChoices)
    .values(rows.map((row) => ({ organisationId, personId, ...row, at: clock.now() })))
    .onConflictDoUpdate({
      target: [noticeChoices.organisationId, noticeChoices.personId, noticeChoices.family, noticeChoices.channel],
      set: { choice: sql`excluded.choice`, at: clock.now() },
    })

export const upsertHours = ({ db, organisationId, clock }: Scope, personId: string, hours: HoursRow): Statement =>
  db
    .insert(noticeHours)
    .values({ organisationId, personId, ...hours, at: clock.now() })
    .onConflictDoUpdate({
      target: [noticeHours.organisationId, noticeHours.personId],
      set: { ...hours, at: clock.now() },
    })

/** Her next digest leaves at the hour she has just chosen, if there is something in it. */
export const moveDigest = (
  { db, organisationId }: Scope,
  personId: string,
  { at, period }: { at: number; period: string },
): Statement =>
  db
    .update(digestDues)
    .set({ dueAt: at, period })
    .where(and(eq(digestDues.organisationId, organisationId), eq(digestDues.personId, personId)))

/** What waited for a digest and has just been turned off. */
export const forgetItems = ({ db, organisationId }: Scope, personId: string, families: readonly string[]): Statement =>
  db
    .delete(digestItems)
    .where(
      and(
        eq(digestItems.organisationId, organisationId),
        eq(digestItems.personId, personId),
        sql`${digestItems.family} in (select value from json_each(${JSON.stringify(families)}))`,
      ),
    )
