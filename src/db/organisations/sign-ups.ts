import { and, count, eq, isNull, lt, type SQL } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import { affiliations, organisations, signUps } from '#db/organisations/directory.ts'
import type { Scope } from '#db/scope.ts'

export type SignUpRow = typeof signUps.$inferSelect
export type NewSignUp = Omit<SignUpRow, 'at' | 'confirmedAt'>

export const insertSignUp = ({ db, clock }: Scope, signUp: NewSignUp): Statement =>
  db.insert(signUps).values({ ...signUp, at: clock.now() })

export const selectSignUp = ({ db }: Scope, id: string | SQL) => db.select().from(signUps).where(eq(signUps.id, id))

/** Ids sort by the hour they were made: this reads what it deletes, and no other. */
export const deleteSignUpsBefore = ({ db }: Scope, id: string): Statement =>
  db.delete(signUps).where(lt(signUps.id, id))

/** Followed by `exactlyOne`: confirmed a second time, it changes nothing. */
export const confirmSignUp = ({ db, clock }: Scope, id: string): Statement =>
  db
    .update(signUps)
    .set({ confirmedAt: clock.now() })
    .where(and(eq(signUps.id, id), isNull(signUps.confirmedAt)))

/** A unique index keeps one organisation a SIRET. */
export const insertOrganisation = (
  { db, clock }: Scope,
  organisation: Omit<typeof organisations.$inferInsert, 'at'>,
): Statement => db.insert(organisations).values({ ...organisation, at: clock.now() })

export const selectOrganisation = ({ db }: Scope, id: string | SQL) =>
  db.select().from(organisations).where(eq(organisations.id, id))

/** How many organisations each database holds; asked only when one is about to be added. */
export const countByShard = ({ db }: Scope) =>
  db
    .select(named({ shard: organisations.shard, held: count() }))
    .from(organisations)
    .groupBy(organisations.shard)

export const insertAffiliation = ({ db, clock }: Scope, identityId: string, organisationId: string): Statement =>
  db.insert(affiliations).values({ identityId, organisationId, at: clock.now() }).onConflictDoNothing()

export const deleteAffiliation = ({ db }: Scope, identityId: string, organisationId: string): Statement =>
  db
    .delete(affiliations)
    .where(and(eq(affiliations.identityId, identityId), eq(affiliations.organisationId, organisationId)))
