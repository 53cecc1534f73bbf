import { type SQL, sql } from 'drizzle-orm'
import type { Scope } from '#db/scope.ts'

/** Whoever is signed in, as this organisation knows them: for what is asked before the door has said who it is. */
export const ownPerson = ({ organisationId, actor }: Scope): SQL =>
  sql`(select own.id from persons own where own.organisation_id = ${organisationId} and own.identity_id = ${actor.id})`
