import { and, eq, isNull, ne } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import { eventPayloads, events, payloadErasures } from '#db/events/tables.ts'
import {
  authenticators,
  disablements,
  emailChanges,
  identities,
  logins,
  operators,
  passkeys,
  passwords,
  recoveryCodes,
  ssoLinks,
} from '#db/identity/tables.ts'
import { affiliations, signUps } from '#db/organisations/directory.ts'
import type { Scope } from '#db/scope.ts'

/** Everything an identity could enter with, and everything it could enter. */
export function deleteWaysIn({ db }: Scope, identityId: string): Statement[] {
  const held = [
    logins,
    passwords,
    passkeys,
    authenticators,
    recoveryCodes,
    emailChanges,
    ssoLinks,
    affiliations,
    operators,
  ]
  return held.map((table) => db.delete(table).where(eq(table.identityId, identityId)))
}

/** What is left of somebody who has left: an id that events still name, and nothing about who it was. */
export const buryIdentity = ({ db }: Scope, identityId: string): Statement =>
  db
    .update(identities)
    .set({ email: `departed:${identityId}`, name: '', theme: 'system', keys: 'on' })
    .where(eq(identities.id, identityId))

export const insertDisablement = ({ db, clock, actor }: Scope, identityId: string, reason: string): Statement =>
  db.insert(disablements).values({ identityId, at: clock.now(), byId: actor.id, reason })

export const deleteSignUps = ({ db }: Scope, email: string): Statement =>
  db.delete(signUps).where(eq(signUps.email, email))

/** Whether an event about somebody still has words, besides this one. */
export const selectWorded = (
  { db, organisationId }: Scope,
  subjectId: string,
  { besides, erasing }: { besides: string; erasing: string },
) =>
  db
    .select(named({ id: events.id }))
    .from(events)
    .innerJoin(
      eventPayloads,
      and(eq(eventPayloads.organisationId, organisationId), eq(eventPayloads.eventId, events.id)),
    )
    .leftJoin(
      payloadErasures,
      and(eq(payloadErasures.organisationId, organisationId), eq(payloadErasures.eventId, events.id)),
    )
    .where(
      and(
        eq(events.organisationId, organisationId),
        eq(events.subjectId, subjectId),
        ne(events.id, besides),
        ne(events.action, erasing),
        isNull(payloadErasures.eventId),
      ),
    )
    .limit(1)
