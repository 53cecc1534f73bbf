import type { ActionCategory } from '#domain/quality/statement/facts.ts'

/** What somebody must show, in one version of the grid. */
export type Indicator = {
  number: number
  criterion: number
  title: string
  categories: readonly ActionCategory[]
  /** Asked only of who does this. */
  condition: 'certifying' | 'alternating' | 'workplace' | 'subcontracting' | null
  /** Met in part, it is a minor finding, or a major one all the same. */
  grading: 'gradable' | 'major' | 'unknown'
  /** Of somebody who has just begun, less is asked. */
  isAdapted: boolean
  /** Of who works for another organisation: the principal’s affair, seen case by case, or by a rule of its own. */
  subcontracted: 'principal' | 'case_by_case' | 'own_rule' | null
}

/** The grid from a day on, until the next one. */
export type GridVersion = { id: string; from: string; isProvisional: boolean; indicators: readonly Indicator[] }

/** The grid that an audit follows is the one of its day: there is no transition. */
export function gridOn(grids: readonly GridVersion[], day: string): GridVersion {
  const known = [...grids].sort((one, other) => one.from.localeCompare(other.from))
  const grid = known.findLast(({ from }) => from <= day) ?? known[0]
  if (!grid) throw new Error('There is no grid at all.')
  return grid
}
