import { selectCorrections, selectGrids } from '#db/quality/grids.ts'
import type { Scope } from '#db/scope.ts'

/** What `gridsOf` needs, for the read of a page. */
export const gridReads = (scope: Scope) => [selectGrids(scope), selectCorrections(scope)] as const
