import { and, eq, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import { gridCorrections, grids } from '#db/quality/grid-tables.ts'
import type { Scope } from '#db/scope.ts'

export type CorrectionFields = Omit<typeof gridCorrections.$inferInsert, 'organisationId' | 'at' | 'byId'>

export function selectGrids({ db, organisationId }: Scope) {
  return db
    .select(named({ id: grids.id, fromDay: grids.fromDay, content: grids.content }))
    .from(grids)
    .where(eq(grids.organisationId, organisationId))
}

/** The last correction of each indicator. */
export function selectCorrections({ db, organisationId }: Scope) {
  return db
    .select(
      named({
        grid: gridCorrections.grid,
        indicator: gridCorrections.indicator,
        version: gridCorrections.version,
        title: gridCorrections.title,
        grading: gridCorrections.grading,
        isAdapted: gridCorrections.isAdapted,
      }),
    )
    .from(gridCorrections)
    .where(
      and(
        eq(gridCorrections.organisationId, organisationId),
        sql`not exists (select 1 from grid_corrections later where later.organisation_id = ${organisationId}
          and later.grid = ${gridCorrections.grid} and later.indicator = ${gridCorrections.indicator}
          and later.version > ${gridCorrections.version})`,
      ),
    )
}

/** A version is written once: whoever comes second has not seen the last one. */
export function insertCorrection({ db, organisationId, clock, actor }: Scope, fields: CorrectionFields): Statement {
  return db.insert(gridCorrections).values({ organisationId, ...fields, at: clock.now(), byId: actor.id })
}

export function insertGrid(
  { db, organisationId, clock, actor }: Scope,
  grid: { id: string; fromDay: string; content: string },
): Statement {
  return db.insert(grids).values({ organisationId, ...grid, at: clock.now(), byId: actor.id })
}
