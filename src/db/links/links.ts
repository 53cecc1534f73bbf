import { and, eq, isNull, lt, type SQL, sql } from 'drizzle-orm'
import type { Statement } from '#db/database.ts'
import { links } from '#db/links/tables.ts'
import type { Scope } from '#db/scope.ts'

export const insertLink = ({ db }: Scope, link: typeof links.$inferInsert): Statement => db.insert(links).values(link)

/** Whom or what a link is about, for what is asked together with it. */
export const subjectOf = (id: string): SQL => sql`(select ${links.subjectId} from ${links} where ${links.id} = ${id})`

export const selectLink = ({ db }: Scope, id: string) => db.select().from(links).where(eq(links.id, id))

export const spendLink = ({ db, clock }: Scope, id: string): Statement =>
  db
    .update(links)
    .set({ usedAt: clock.now() })
    .where(and(eq(links.id, id), isNull(links.usedAt)))

/** Links of the same purpose sent before are good no more. */
export const deleteLinks = ({ db }: Scope, purpose: string, subjectId: string): Statement =>
  db.delete(links).where(and(eq(links.purpose, purpose), eq(links.subjectId, subjectId)))

export const deleteExpiredLinks = ({ db, clock }: Scope): Statement =>
  db.delete(links).where(lt(links.expiresAt, clock.now()))
