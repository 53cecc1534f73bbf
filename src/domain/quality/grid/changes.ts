import type { Statements } from '#db/database.ts'
import { insertCorrection, insertGrid } from '#db/quality/grids.ts'
import type { Scope } from '#db/scope.ts'
import { commit, record } from '#domain/events/commit.ts'
import { no } from '#domain/events/outcome.ts'
import type { GridCorrectionInput, GridFile } from './grid-file.ts'
import type { GridVersion } from './version.ts'

/** An administrator puts right what was only a reading; what is certain stays as the texts say. */
export async function correctIndicator<const T extends Statements>(
  scope: Scope,
  { grid, number, version }: { grid: GridVersion; number: number; version: number },
  input: GridCorrectionInput,
  show: T,
) {
  if (!grid.isProvisional || input.version !== version) return no('overtaken')
  const { title, grading, isAdapted } = input
  const writes = [
    insertCorrection(scope, {
      grid: grid.id,
      indicator: number,
      version: version + 1,
      title,
      grading,
      isAdapted: Number(isAdapted),
    }),
    record(scope, 'grid_corrected', grid.id, { name: grid.id, indicator: number, title, grading, isAdapted }),
  ]
  return commit(scope, writes, ...show)
}

/** A grid to come: it is followed from its day on. */
export function addGrid<const T extends Statements>(scope: Scope, { id, from, ...content }: GridFile, show: T) {
  const writes = [
    insertGrid(scope, { id, fromDay: from, content: JSON.stringify(content) }),
    record(scope, 'grid_added', id, { name: id, from }),
  ]
  return commit(scope, writes, ...show)
}
