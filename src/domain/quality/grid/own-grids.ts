import { nationalGrids } from './national.ts'
import type { GridVersion, Indicator } from './version.ts'

export type KeptGrid = { id: string; fromDay: string; content: string }
export type Correction = {
  grid: string
  indicator: number
  version: number
  title: string
  grading: string
  isAdapted: number | null
}

/** Every grid may number its indicators up to this. */
export const highestIndicator = 40

export const everyNumber: readonly number[] = Array.from({ length: highestIndicator }, (_, index) => index + 1)

/** The grids as an organisation reads them: those of the house, those it has added, and what it has corrected. */
export function gridsOf(added: readonly KeptGrid[], corrections: readonly Correction[]): readonly GridVersion[] {
  const known = [...nationalGrids, ...added.map(gridFrom)].sort((one, other) => one.from.localeCompare(other.from))
  return known.map((grid) => ({
    ...grid,
    indicators: grid.indicators.map((indicator) => corrected(indicator, grid, corrections)),
  }))
}

const gridFrom = ({ id, fromDay, content }: KeptGrid): GridVersion => ({
  id,
  from: fromDay,
  ...(JSON.parse(content) as Pick<GridVersion, 'isProvisional' | 'indicators'>),
})

function corrected(indicator: Indicator, grid: GridVersion, corrections: readonly Correction[]): Indicator {
  const known = corrections.find((one) => one.grid === grid.id && one.indicator === indicator.number)
  if (!known) return indicator
  const { title, grading, isAdapted } = known
  return {
    ...indicator,
    title,
    grading: grading as Indicator['grading'],
    isAdapted: isAdapted === null ? indicator.isAdapted : isAdapted === 1,
  }
}
