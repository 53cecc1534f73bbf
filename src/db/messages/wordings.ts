import { and, eq, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import { wordings } from '#db/messages/tables.ts'
import { persons } from '#db/people/tables.ts'
import type { Scope } from '#db/scope.ts'

export type WordingRow = Awaited<ReturnType<typeof selectVersions>>[number]
export type Wording = { version: number; subject: string | null; body: string | null }

/** Every version of the organisation's words for a kind of mail, the latest first. */
export const selectVersions = ({ db, organisationId }: Scope, kind: string, language: string, limit = 10) =>
  db
    .select(
      named({
        version: wordings.version,
        subject: wordings.subject,
        body: wordings.body,
        at: wordings.at,
        who: sql<string | null>`${persons.givenName} || ' ' || ${persons.familyName}`.as('who'),
      }),
    )
    .from(wordings)
    .leftJoin(persons, and(eq(persons.organisationId, organisationId), eq(persons.identityId, wordings.byId)))
    .where(and(eq(wordings.organisationId, organisationId), eq(wordings.kind, kind), eq(wordings.language, language)))
    .orderBy(sql`${wordings.version} desc`)
    .limit(limit)

/** The words in force of the organisation, or those of some kinds of mail, each in its language. */
export const selectWordings = (
  { db, organisationId }: Scope,
  asked?: readonly (readonly [kind: string, language: string])[],
) =>
  db
    .select(
      named({
        kind: wordings.kind,
        language: wordings.language,
        version: wordings.version,
        subject: wordings.subject,
        body: wordings.body,
        at: wordings.at,
      }),
    )
    .from(wordings)
    .where(
      and(
        eq(wordings.organisationId, organisationId),
        sql`${wordings.isCurrent} = 1`,
        asked &&
          sql`(wordings.kind, wordings.language) in (select value ->> 0, value ->> 1 from json_each(${JSON.stringify(asked)}))`,
      ),
    )
    .limit(200)

/** The key refuses a version that somebody else has written meanwhile. */
export const insertWording = (
  { db, organisationId, clock, actor }: Scope,
  wording: Wording & { kind: string; language: string },
): Statement => db.insert(wordings).values({ organisationId, ...wording, at: clock.now(), byId: actor.id })
