import { eq, inArray, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import { eventPayloads, events } from '#db/events/tables.ts'
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

/** The words of what happened to somebody go; that it happened, when and by whom, stays. */
export function shredPayloads({ db, organisationId }: Scope, subjectId: string): Statement {
  const about = db
    .select(named({ id: events.id }))
    .from(events)
    .where(sql`${events.organisationId} = ${organisationId} and ${events.subjectId} = ${subjectId}`)
  return db
    .update(eventPayloads)
    .set({ salt: '', body: '{}' })
    .where(sql`${eventPayloads.organisationId} = ${organisationId} and ${inArray(eventPayloads.eventId, about)}`)
}
