import { and, eq, sql } from 'drizzle-orm'
import { archiveParts } from '#db/chores/tables.ts'
import { named, type Statement } from '#db/database.ts'
import type { Scope } from '#db/scope.ts'

export type PartRow = Awaited<ReturnType<typeof selectParts>>[number]

export const insertPart = ({ db, organisationId, clock }: Scope, choreId: string, part: PartRow): Statement =>
  db.insert(archiveParts).values({ organisationId, choreId, ...part, at: clock.now() })

export const selectParts = ({ db, organisationId }: Scope, choreId: string) =>
  db
    .select(
      named({
        path: archiveParts.path,
        lines: archiveParts.lines,
        bytes: archiveParts.bytes,
        sha256: archiveParts.sha256,
      }),
    )
    .from(archiveParts)
    .where(and(eq(archiveParts.organisationId, organisationId), eq(archiveParts.choreId, choreId)))
    .orderBy(archiveParts.path)

/** Whether it can still be taken away. */
export const selectAnyPart = ({ db, organisationId }: Scope, choreId: string) =>
  db
    .select(named({ path: archiveParts.path }))
    .from(archiveParts)
    .where(and(eq(archiveParts.organisationId, organisationId), eq(archiveParts.choreId, choreId)))
    .limit(1)

export const deleteParts = ({ db, organisationId }: Scope, choreId: string): Statement =>
  db.delete(archiveParts).where(and(eq(archiveParts.organisationId, organisationId), eq(archiveParts.choreId, choreId)))

/** Archives of every organisation that have been kept long enough. */
export const selectOldArchives = ({ db }: Pick<Scope, 'db'>, before: number, limit: number) =>
  db.all<{ organisationId: string; choreId: string }>(
    sql`/* every organisation: an archive is kept for a week */
      select distinct organisation_id as organisationId, chore_id as choreId from archive_parts where at < ${before} limit ${limit}`,
  )
