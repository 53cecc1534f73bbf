import { and, eq, sql } from 'drizzle-orm'
import type { Statement } from '#db/database.ts'
import type { Scope } from '#db/scope.ts'
import { answerDrafts, answers } from '#db/surveys/tables.ts'

type NewAnswer = Omit<typeof answers.$inferInsert, 'organisationId'>

export const insertAnswer = ({ db, organisationId }: Scope, answer: NewAnswer): Statement =>
  db.insert(answers).values({ organisationId, ...answer })

/** What somebody has begun to say, as long as nothing has ended: a draft that comes late brings nothing back. */
export function putDraft({ db, organisationId, clock }: Scope, participationId: string, said: string): Statement {
  const at = clock.now()
  return db
    .insert(answerDrafts)
    .select(
      sql`select ${organisationId}, ${participationId}, ${said}, ${at} where not exists (
        select 1 from participation_ends where participation_ends.organisation_id = ${organisationId}
        and participation_ends.participation_id = ${participationId})`,
    )
    .onConflictDoUpdate({ target: [answerDrafts.organisationId, answerDrafts.participationId], set: { said, at } })
}

export const deleteDraft = ({ db, organisationId }: Scope, participationId: string): Statement =>
  db
    .delete(answerDrafts)
    .where(and(eq(answerDrafts.organisationId, organisationId), eq(answerDrafts.participationId, participationId)))
