import type { Statement } from '#db/database.ts'
import type { Scope } from '#db/scope.ts'
import { standings } from './standing-tables.ts'

type StandingFields = Pick<typeof standings.$inferInsert, 'verdict' | 'until' | 'reason'>

/** The last one said is the one that counts; those before are in the history. */
export function putStanding(
  { db, organisationId, clock, actor }: Scope,
  partyId: string,
  fields: StandingFields,
): Statement {
  const said = { ...fields, at: clock.now(), byId: actor.id }
  return db
    .insert(standings)
    .values({ organisationId, partyId, ...said })
    .onConflictDoUpdate({ target: [standings.organisationId, standings.partyId], set: said })
}
