import { and, desc, eq, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import { paperSendings, papers, paperVoids } from '#db/documents/tables.ts'
import { persons } from '#db/people/tables.ts'
import type { Scope } from '#db/scope.ts'
import { sessions } from '#db/sessions/tables.ts'

export function insertPaperSending(
  { db, organisationId, clock, actor }: Scope,
  sending: { id: string; paperId: string; personId: string | null; email: string },
): Statement {
  return db.insert(paperSendings).values({ organisationId, ...sending, at: clock.now(), byId: actor.id })
}

/** To whom, when, and what became of the mail. */
export function selectPaperSendings({ db, organisationId }: Scope, paperId: string) {
  const state = sql<string | null>`(select sendings.state from events
    join sendings on sendings.organisation_id = ${organisationId} and sendings.event_id = events.id
    where events.organisation_id = ${organisationId} and events.subject_id = ${paperSendings.id} limit 1)`
  return db
    .select(
      named({
        id: paperSendings.id,
        email: paperSendings.email,
        at: paperSendings.at,
        givenName: persons.givenName,
        familyName: persons.familyName,
        state: state.as('state'),
      }),
    )
    .from(paperSendings)
    .leftJoin(persons, and(eq(persons.organisationId, organisationId), eq(persons.id, paperSendings.personId)))
    .where(and(eq(paperSendings.organisationId, organisationId), eq(paperSendings.paperId, paperId)))
    .orderBy(desc(paperSendings.at))
    .limit(20)
}

export function selectPaperSending({ db, organisationId }: Scope, id: string) {
  return db
    .select(
      named({
        email: paperSendings.email,
        paperId: papers.id,
        title: papers.title,
        number: papers.number,
        fileId: papers.fileId,
        sessionTitle: sessions.title,
        givenName: persons.givenName,
        familyName: persons.familyName,
        voidedAt: paperVoids.at,
      }),
    )
    .from(paperSendings)
    .innerJoin(papers, and(eq(papers.organisationId, organisationId), eq(papers.id, paperSendings.paperId)))
    .leftJoin(paperVoids, and(eq(paperVoids.organisationId, organisationId), eq(paperVoids.paperId, papers.id)))
    .leftJoin(sessions, and(eq(sessions.organisationId, organisationId), eq(sessions.id, papers.sessionId)))
    .leftJoin(persons, and(eq(persons.organisationId, organisationId), eq(persons.id, paperSendings.personId)))
    .where(and(eq(paperSendings.organisationId, organisationId), eq(paperSendings.id, id)))
}
