import { and, desc, eq, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import { personalLinkRevocations, personalLinks } from '#db/people/personal-link-tables.ts'
import { persons } from '#db/people/tables.ts'
import type { Scope } from '#db/scope.ts'

export type PersonalLinkRow = Awaited<ReturnType<typeof selectPersonalLink>>[number]

type NewLink = { id: string; personId: string; room: string; expiresAt: number }

export const insertPersonalLink = ({ db, organisationId, clock, actor }: Scope, link: NewLink): Statement =>
  db.insert(personalLinks).values({ organisationId, ...link, at: clock.now(), byId: actor.id })

/** Followed by `exactlyOne`: of a link of that person, once. */
export const insertPersonalRevocation = (scope: Scope, personId: string, linkId: string): Statement => {
  const { db, organisationId, clock, actor } = scope
  return db.insert(personalLinkRevocations).select(
    sql`select ${organisationId}, personal_links.id, ${clock.now()}, ${actor.id} from personal_links
      where personal_links.organisation_id = ${organisationId} and personal_links.id = ${linkId}
      and personal_links.person_id = ${personId}`,
  )
}

/** The last links of somebody. */
export const selectPersonalLinks = (scope: Scope, personId: string) =>
  rows(scope)
    .where(and(eq(personalLinks.organisationId, scope.organisationId), eq(personalLinks.personId, personId)))
    .orderBy(desc(personalLinks.at), desc(personalLinks.id))
    .limit(20)

export const selectPersonalLink = (scope: Scope, id: string) =>
  rows(scope).where(and(eq(personalLinks.organisationId, scope.organisationId), eq(personalLinks.id, id)))

const rows = ({ db, organisationId }: Scope) =>
  db
    .select(
      named({
        id: personalLinks.id,
        personId: personalLinks.personId,
        room: personalLinks.room,
        at: personalLinks.at,
        expiresAt: personalLinks.expiresAt,
        revokedAt: personalLinkRevocations.at,
        givenName: persons.givenName,
        familyName: persons.familyName,
        email: persons.email,
      }),
    )
    .from(personalLinks)
    .innerJoin(persons, and(eq(persons.organisationId, organisationId), eq(persons.id, personalLinks.personId)))
    .leftJoin(
      personalLinkRevocations,
      and(
        eq(personalLinkRevocations.organisationId, organisationId),
        eq(personalLinkRevocations.linkId, personalLinks.id),
      ),
    )
