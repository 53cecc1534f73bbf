import { and, desc, eq, sql } from 'drizzle-orm'
import { choreEnds, chores } from '#db/chores/tables.ts'
import { named, type Statement } from '#db/database.ts'
import type { Scope } from '#db/scope.ts'
import { sessions } from '#db/sessions/tables.ts'
import { importFaults, importHabits, imports } from './import-tables.ts'

export type ImportRow = Awaited<ReturnType<typeof selectImport>>[number]
export type ImportFaultRow = Awaited<ReturnType<typeof selectImportFaults>>[number]
export type NewImport = Pick<
  typeof imports.$inferInsert,
  'id' | 'kind' | 'sessionId' | 'name' | 'format' | 'bytes' | 'encoding' | 'separator' | 'headerLine' | 'head'
>
export type Pass = 'trialId' | 'runId' | 'undoId'

export const selectImport = (scope: Scope, id: string) =>
  importRows(scope).where(and(eq(imports.organisationId, scope.organisationId), eq(imports.id, id)))

/** One page, the newest first, and one more to know whether others follow. */
export function selectImports(scope: Scope, after: readonly [string, string] | null, limit: number) {
  const beyond = after ? sql`(${imports.at}, ${imports.id}) < (${Number(after[0]) || 0}, ${after[1]})` : undefined
  return importRows(scope)
    .where(and(eq(imports.organisationId, scope.organisationId), beyond))
    .orderBy(desc(imports.at), desc(imports.id))
    .limit(limit + 1)
}

/** The passes over one list, each a chore. */
export const selectPasses = ({ db, organisationId }: Scope, importId: string) =>
  db
    .select(
      named({
        id: chores.id,
        kind: chores.kind,
        total: chores.total,
        done: chores.done,
        failed: chores.failed,
        how: choreEnds.how,
      }),
    )
    .from(imports)
    .innerJoin(
      chores,
      and(
        eq(chores.organisationId, organisationId),
        sql`${chores.id} in (${imports.trialId}, ${imports.runId}, ${imports.undoId})`,
      ),
    )
    .leftJoin(choreEnds, and(eq(choreEnds.organisationId, organisationId), eq(choreEnds.choreId, chores.id)))
    .where(and(eq(imports.organisationId, organisationId), eq(imports.id, importId)))

export const insertImport = ({ db, organisationId, clock, actor }: Scope, row: NewImport): Statement =>
  db.insert(imports).values({
    organisationId,
    ...row,
    columns: null,
    policy: 'skip',
    lines: 0,
    refused: 0,
    known: 0,
    version: 1,
    at: clock.now(),
    byId: actor.id,
  })

type ImportChange = Partial<
  Pick<typeof imports.$inferInsert, 'columns' | 'policy' | 'headerLine' | 'lines' | 'refused' | 'known' | Pass>
>

/** Followed by `exactlyOne`: nothing, when somebody has gone on with it meanwhile. */
export const updateImport = (
  { db, organisationId }: Scope,
  { id, version }: { id: string; version: number },
  change: ImportChange,
): Statement =>
  db
    .update(imports)
    .set({ ...change, version: version + 1 })
    .where(and(eq(imports.organisationId, organisationId), eq(imports.id, id), eq(imports.version, version)))

/** What one step has counted. */
export const countInImport = (
  { db, organisationId }: Scope,
  id: string,
  counted: { lines?: number; refused?: number; known?: number },
): Statement =>
  db
    .update(imports)
    .set({
      lines: sql`${imports.lines} + ${counted.lines ?? 0}`,
      refused: sql`${imports.refused} + ${counted.refused ?? 0}`,
      known: sql`${imports.known} + ${counted.known ?? 0}`,
    })
    .where(and(eq(imports.organisationId, organisationId), eq(imports.id, id)))

type Fault = { line: number; why: string; field: string; cells: readonly string[] }

export const insertImportFaults = (
  { db, organisationId }: Scope,
  importId: string,
  faults: readonly Fault[],
): Statement =>
  db
    .insert(importFaults)
    .select(sql`select ${organisationId}, ${importId}, value ->> 0, value ->> 1, value ->> 2, value ->> 3
    from json_each(${JSON.stringify(faults.map(({ line, why, field, cells }) => [line, why, field, JSON.stringify(cells)]))})
    where true on conflict do nothing`)

export const deleteImportFaults = ({ db, organisationId }: Scope, importId: string): Statement =>
  db
    .delete(importFaults)
    .where(and(eq(importFaults.organisationId, organisationId), eq(importFaults.importId, importId)))

export const selectImportFaults = ({ db, organisationId }: Scope, importId: string, after: number, limit: number) =>
  db
    .select(
      named({ line: importFaults.line, why: importFaults.why, field: importFaults.field, cells: importFaults.cells }),
    )
    .from(importFaults)
    .where(
      and(
        eq(importFaults.organisationId, organisationId),
        eq(importFaults.importId, importId),
        sql`${importFaults.line} > ${after}`,
      ),
    )
    .orderBy(importFaults.line)
    .limit(limit)

/** What columns held in lists of that kind, the latest first. */
export const selectHabits = ({ db, organisationId }: Scope, importId: string, limit = 60) =>
  db
    .select(named({ heading: importHabits.heading, field: importHabits.field }))
    .from(importHabits)
    .where(
      and(
        eq(importHabits.organisationId, organisationId),
        sql`${importHabits.kind} = (select kind from imports where imports.organisation_id = ${organisationId} and imports.id = ${importId})`,
      ),
    )
    .limit(limit)

export const saveHabits = (
  { db, organisationId, clock }: Scope,
  kind: string,
  habits: readonly (readonly [heading: string, field: string])[],
): Statement =>
  db
    .insert(importHabits)
    .select(
      sql`select ${organisationId}, ${kind}, value ->> 0, value ->> 1, ${clock.now()} from json_each(${JSON.stringify(habits)}) where true`,
    )
    .onConflictDoUpdate({
      target: [importHabits.organisationId, importHabits.kind, importHabits.heading],
      set: { field: sql`excluded.field`, at: clock.now() },
    })

function importRows({ db, organisationId }: Scope) {
  return db
    .select(
      named({
        id: imports.id,
        kind: imports.kind,
        sessionId: imports.sessionId,
        sessionCode: sessions.code,
        sessionTitle: sessions.title,
        siteId: sessions.siteId,
        name: imports.name,
        format: imports.format,
        bytes: imports.bytes,
        encoding: imports.encoding,
        separator: imports.separator,
        headerLine: imports.headerLine,
        head: imports.head,
        columns: imports.columns,
        policy: imports.policy,
        lines: imports.lines,
        refused: imports.refused,
        known: imports.known,
        trialId: imports.trialId,
        runId: imports.runId,
        undoId: imports.undoId,
        version: imports.version,
        at: imports.at,
      }),
    )
    .from(imports)
    .leftJoin(sessions, and(eq(sessions.organisationId, organisationId), eq(sessions.id, imports.sessionId)))
}
