import { and, desc, eq, type SQL, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import { paperMentions, paperTemplates } from '#db/documents/tables.ts'
import type { Scope } from '#db/scope.ts'
import { sessions } from '#db/sessions/tables.ts'

/** The version in force of every kind: for all sites, for one, or for that of a session. */
export function selectTemplates(
  { db, organisationId }: Scope,
  site: '' | { id: string } | { sessionId: string | SQL },
) {
  const wanted =
    site === ''
      ? sql`''`
      : 'id' in site
        ? sql`${site.id}`
        : sql`(select sessions.site_id from sessions where sessions.organisation_id = ${organisationId} and sessions.id = ${site.sessionId})`
  return db
    .select(
      named({
        kind: paperTemplates.kind,
        siteId: paperTemplates.siteId,
        version: paperTemplates.version,
        body: paperTemplates.body,
        at: paperTemplates.at,
      }),
    )
    .from(paperTemplates)
    .where(
      and(
        eq(paperTemplates.organisationId, organisationId),
        sql`${paperTemplates.siteId} = ${wanted}`,
        sql`${paperTemplates.isCurrent} = 1`,
      ),
    )
}

/** The versions of one, the newest first. */
export function selectTemplateVersions({ db, organisationId }: Scope, kind: string, siteId: string) {
  return db
    .select(
      named({
        version: paperTemplates.version,
        body: paperTemplates.body,
        at: paperTemplates.at,
        byId: paperTemplates.byId,
      }),
    )
    .from(paperTemplates)
    .where(
      and(
        eq(paperTemplates.organisationId, organisationId),
        eq(paperTemplates.kind, kind),
        eq(paperTemplates.siteId, siteId),
      ),
    )
    .orderBy(desc(paperTemplates.version))
    .limit(10)
}

/** Two people saving over the same version: the second finds its number taken. */
export function insertTemplate(
  { db, organisationId, clock, actor }: Scope,
  template: { kind: string; siteId: string; version: number; body: string | null },
): Statement {
  return db.insert(paperTemplates).values({ organisationId, ...template, at: clock.now(), byId: actor.id })
}

export const selectMentions = ({ db, organisationId }: Scope) =>
  db
    .select(named({ said: paperMentions.said, version: paperMentions.version }))
    .from(paperMentions)
    .where(eq(paperMentions.organisationId, organisationId))

export function saveMentions({ db, organisationId, clock, actor }: Scope, version: number, said: string): Statement {
  const fields = { said, version: version + 1, at: clock.now(), byId: actor.id }
  if (version === 0) return db.insert(paperMentions).values({ organisationId, ...fields })
  return db
    .update(paperMentions)
    .set(fields)
    .where(and(eq(paperMentions.organisationId, organisationId), eq(paperMentions.version, version)))
}

/** A session to look at templates with. */
export const selectLatestSession = ({ db, organisationId }: Scope) =>
  db
    .select(named({ id: sessions.id }))
    .from(sessions)
    .where(eq(sessions.organisationId, organisationId))
    .orderBy(desc(sessions.startsOn), desc(sessions.id))
    .limit(1)
