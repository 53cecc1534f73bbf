import { and, desc, eq, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import { fileLinkRevocations, fileLinks, holdings } from '#db/files/holding-tables.ts'
import { fileChecks, files } from '#db/files/tables.ts'
import type { Scope } from '#db/scope.ts'

export type FileLinkRow = Awaited<ReturnType<typeof selectFileLinks>>[number]

/** The latest links of one holding. */
export function selectFileLinks({ db, organisationId }: Scope, holdingId: string) {
  return db
    .select(
      named({
        id: fileLinks.id,
        at: fileLinks.at,
        expiresAt: fileLinks.expiresAt,
        uses: fileLinks.uses,
        revokedAt: fileLinkRevocations.at,
      }),
    )
    .from(fileLinks)
    .leftJoin(
      fileLinkRevocations,
      and(eq(fileLinkRevocations.organisationId, organisationId), eq(fileLinkRevocations.linkId, fileLinks.id)),
    )
    .where(and(eq(fileLinks.organisationId, organisationId), eq(fileLinks.holdingId, holdingId)))
    .orderBy(desc(fileLinks.id))
    .limit(10)
}

/** What a link opens, and whether it still does. */
export function selectShared({ db, organisationId }: Scope, linkId: string) {
  return db
    .select(
      named({
        linkId: fileLinks.id,
        hash: fileLinks.hash,
        expiresAt: fileLinks.expiresAt,
        revokedAt: fileLinkRevocations.at,
        holdingId: holdings.id,
        name: holdings.name,
        trashed: holdings.trashed,
        kind: files.kind,
        bytes: files.bytes,
        sha256: files.sha256,
        checkedAt: fileChecks.at,
      }),
    )
    .from(fileLinks)
    .innerJoin(holdings, and(eq(holdings.organisationId, organisationId), eq(holdings.id, fileLinks.holdingId)))
    .innerJoin(files, and(eq(files.organisationId, organisationId), eq(files.id, holdings.fileId)))
    .leftJoin(fileChecks, and(eq(fileChecks.organisationId, organisationId), eq(fileChecks.fileId, files.id)))
    .leftJoin(
      fileLinkRevocations,
      and(eq(fileLinkRevocations.organisationId, organisationId), eq(fileLinkRevocations.linkId, fileLinks.id)),
    )
    .where(and(eq(fileLinks.organisationId, organisationId), eq(fileLinks.id, linkId)))
}

type NewLink = { id: string; holdingId: string; hash: string; expiresAt: number }

export function insertFileLink({ db, organisationId, clock, actor }: Scope, link: NewLink): Statement {
  return db.insert(fileLinks).values({ organisationId, ...link, at: clock.now(), byId: actor.id })
}

/** Only of a link that is this holding's, and once. */
export function insertLinkRevocation(scope: Scope, holdingId: string, linkId: string): Statement {
  const { db, organisationId, clock, actor } = scope
  return db.insert(fileLinkRevocations).select(
    sql`select ${organisationId}, ${fileLinks.id}, ${clock.now()}, ${actor.id} from ${fileLinks}
      where ${fileLinks.organisationId} = ${organisationId} and ${fileLinks.id} = ${linkId} and ${fileLinks.holdingId} = ${holdingId}`,
  )
}

export function countUse({ db, organisationId }: Scope, linkId: string): Statement {
  return db
    .update(fileLinks)
    .set({ uses: sql`${fileLinks.uses} + 1` })
    .where(and(eq(fileLinks.organisationId, organisationId), eq(fileLinks.id, linkId)))
}
