import { and, desc, eq, type SQL, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import { holdings, holdingTrash, holdingVersions, retentionRules } from '#db/files/holding-tables.ts'
import { fileChecks, fileRefusals, files } from '#db/files/tables.ts'
import { fold } from '#db/fold.ts'
import type { Listing } from '#db/listing.ts'
import type { Scope } from '#db/scope.ts'
import { firstMatching } from '#db/search.ts'

export type HoldingRow = Awaited<ReturnType<typeof selectHolding>>[number]
export type VersionRow = Awaited<ReturnType<typeof selectVersions>>[number]

/** The day is counted in the database, where the organisation's own rule is: null keeps it until somebody destroys it. */
export type Keeping = { rule: string; months: number | null; startsOn: string | null }

/**
 * One page in the order of names, and one more to know whether others follow; when words are searched, in the order of
 * the word that was found. The trash has its own page.
 */
export function selectHoldings(scope: Scope, { q, after, use }: Listing & { use?: string }, limit: number) {
  const found = fold(q)
    ? firstMatching(scope, 'holding', q, { limit: limit + 1, after, also: kept(scope, use) })
    : firstOf(scope, 0, after, limit + 1, use)
  return holdingRows(scope, found)
}

export function selectTrash(scope: Scope, { after }: Pick<Listing, 'after'>, limit: number) {
  return holdingRows(scope, firstOf(scope, 1, after, limit + 1))
}

const kept = ({ organisationId }: Scope, use?: string) =>
  sql`exists (select 1 from holdings where holdings.organisation_id = ${organisationId} and holdings.id = tokens.id and holdings.trashed = 0${ofUse(use)})`

const ofUse = (use?: string): SQL => (use ? sql` and holdings.use = ${use}` : sql``)

function firstOf({ organisationId }: Scope, trashed: 0 | 1, after: Listing['after'], limit: number, use?: string): SQL {
  const beyond = after ? sql` and (sort_key, id) > (${after[0]}, ${after[1]})` : sql``
  return sql`(select sort_key, id from holdings where holdings.organisation_id = ${organisationId}
    and holdings.trashed = ${trashed}${ofUse(use)}${beyond} order by sort_key, id limit ${limit})`
}

export function selectHolding(scope: Scope, id: string) {
  const { organisationId } = scope
  return holdingRows(
    scope,
    sql`(select sort_key, id from holdings where holdings.organisation_id = ${organisationId} and holdings.id = ${id})`,
  )
}

export function selectVersions({ db, organisationId }: Scope, holdingId: string) {
  return db
    .select(
      named({
        number: holdingVersions.number,
        fileId: holdingVersions.fileId,
        at: holdingVersions.at,
        name: files.name,
        kind: files.kind,
        bytes: files.bytes,
        sha256: files.sha256,
        findings: fileChecks.findings,
        refusal: fileRefusals.refusal,
      }),
    )
    .from(holdingVersions)
    .innerJoin(files, and(eq(files.organisationId, organisationId), eq(files.id, holdingVersions.fileId)))
    .leftJoin(fileChecks, and(eq(fileChecks.organisationId, organisationId), eq(fileChecks.fileId, files.id)))
    .leftJoin(fileRefusals, and(eq(fileRefusals.organisationId, organisationId), eq(fileRefusals.fileId, files.id)))
    .where(and(eq(holdingVersions.organisationId, organisationId), eq(holdingVersions.holdingId, holdingId)))
    .orderBy(desc(holdingVersions.number))
    .limit(mostVersions)
}

/** A page shows no more; older ones are kept all the same. */
const mostVersions = 20

/** What leaves by the door: checked, and the version asked for, or the one shown. What is in the trash does not leave. */
export function selectServed({ db, organisationId }: Scope, holdingId: string | SQL, number: number | null) {
  const version =
    number === null
      ? eq(files.id, holdings.fileId)
      : sql`${files.id} = (select ${holdingVersions.fileId} from ${holdingVersions}
      where ${holdingVersions.organisationId} = ${organisationId} and ${holdingVersions.holdingId} = ${holdingId} and ${holdingVersions.number} = ${number})`
  return db
    .select(named({ name: holdings.name, kind: files.kind, sha256: files.sha256, findings: fileChecks.findings }))
    .from(holdings)
    .innerJoin(files, and(eq(files.organisationId, organisationId), version))
    .innerJoin(fileChecks, and(eq(fileChecks.organisationId, organisationId), eq(fileChecks.fileId, files.id)))
    .where(and(eq(holdings.organisationId, organisationId), eq(holdings.id, holdingId), eq(holdings.trashed, 0)))
}

type NewHolding = { id: string; use: string; name: string; sortKey: string; fileId: string } & Keeping

export function insertHolding(scope: Scope, { months, ...holding }: NewHolding): Statement {
  const { db, organisationId, clock, actor } = scope
  const dueOn = dueOnOf(scope, { ...holding, months })
  return db.insert(holdings).values({ organisationId, ...holding, dueOn, version: 1, at: clock.now(), byId: actor.id })
}

export function insertVersion(scope: Scope, holdingId: string, number: number, fileId: string): Statement {
  const { db, organisationId, clock, actor } = scope
  return db
    .insert(holdingVersions)
    .values({ organisationId, holdingId, number, fileId, at: clock.now(), byId: actor.id })
}

type Change = { name: string; sortKey: string } & Keeping

export function updateHolding(scope: Scope, id: string, version: number, { months, ...change }: Change): Statement {
  return scope.db
    .update(holdings)
    .set({ ...change, dueOn: dueOnOf(scope, { ...change, months }), version: version + 1 })
    .where(and(mine(scope), eq(holdings.id, id), eq(holdings.version, version), eq(holdings.trashed, 0)))
}

export function updateShown(scope: Scope, id: string, version: number, fileId: string): Statement {
  return scope.db
    .update(holdings)
    .set({ fileId, version: version + 1 })
    .where(and(mine(scope), eq(holdings.id, id), eq(holdings.version, version), eq(holdings.trashed, 0)))
}

export function insertTrash({ db, organisationId, clock, actor }: Scope, holdingId: string, dueAt: number): Statement {
  return db.insert(holdingTrash).values({ organisationId, holdingId, at: clock.now(), dueAt, byId: actor.id })
}

export function deleteTrash({ db, organisationId }: Scope, holdingId: string): Statement {
  return db
    .delete(holdingTrash)
    .where(and(eq(holdingTrash.organisationId, organisationId), eq(holdingTrash.holdingId, holdingId)))
}

const mine = ({ organisationId }: Scope) => eq(holdings.organisationId, organisationId)

function dueOnOf({ organisationId }: Scope, { rule, months, startsOn }: Keeping): SQL<string | null> {
  const own = sql`from ${retentionRules} where ${retentionRules.organisationId} = ${organisationId} and ${retentionRules.rule} = ${rule}`
  return sql`iif(exists (select 1 ${own}),
    (select date(${startsOn}, '+' || ${retentionRules.months} || ' months') ${own}),
    date(${startsOn}, '+' || ${months} || ' months'))`
}

/** The rows whose keys were found: each is looked up, and no other. */
function holdingRows(scope: Scope, found: SQL) {
  const { db, organisationId } = scope
  return db
    .select(
      named({
        id: holdings.id,
        use: holdings.use,
        name: holdings.name,
        sortKey: sql<string>`found.sort_key`.as('found_key'),
        fileId: holdings.fileId,
        rule: holdings.rule,
        startsOn: holdings.startsOn,
        dueOn: holdings.dueOn,
        version: holdings.version,
        kind: files.kind,
        bytes: files.bytes,
        sha256: files.sha256,
        width: files.width,
        height: files.height,
        at: files.at,
        findings: fileChecks.findings,
        refusal: fileRefusals.refusal,
        trashedAt: holdingTrash.at,
        destroyedAt: holdingTrash.dueAt,
      }),
    )
    .from(sql`${found} as found`)
    .innerJoin(holdings, and(eq(holdings.organisationId, organisationId), sql`${holdings.id} = found.id`))
    .innerJoin(files, and(eq(files.organisationId, organisationId), eq(files.id, holdings.fileId)))
    .leftJoin(fileChecks, and(eq(fileChecks.organisationId, organisationId), eq(fileChecks.fileId, files.id)))
    .leftJoin(fileRefusals, and(eq(fileRefusals.organisationId, organisationId), eq(fileRefusals.fileId, files.id)))
    .leftJoin(
      holdingTrash,
      and(eq(holdingTrash.organisationId, organisationId), eq(holdingTrash.holdingId, holdings.id)),
    )
    .orderBy(sql`found.sort_key`, sql`found.id`)
}
