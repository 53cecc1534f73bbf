import { applicabilityOf, isEasedFor, isSeenLater, type Profile } from '#domain/quality/grid/applicability.ts'
import {
  type AuditType,
  type Findings,
  findingsOf,
  type Outcome,
  outcomeOf,
  type Shortcoming,
} from '#domain/quality/grid/findings.ts'
import type { GridVersion, Indicator } from '#domain/quality/grid/version.ts'

/** What stands for an indicator: how many of the last year (no more than matters), and the last one. */
export type Standing = { indicator: number; recent: number; last: string | null }

export type IndicatorState = 'covered' | 'stale' | 'thin' | 'missing' | 'deferred' | 'not_applicable'

export type Ready = {
  indicator: Indicator
  state: IndicatorState
  recent: number
  wanted: number
  last: string | null
  /** For who only works for others: how the auditor looks at it. */
  mission: 'case_by_case' | 'own_rule' | null
}

export type Readiness = {
  lines: readonly Ready[]
  covered: number
  applicable: number
  findings: Findings
  outcome: Outcome
}

/** What happens to every trainee is shown on several; a policy is shown once. */
const wantedOften: readonly number[] = [4, 8, 9, 10, 11, 16, 30]
export const wantedFor = (indicator: number): number => (wantedOften.includes(indicator) ? 3 : 1)

/** No more than this many proofs of one indicator are looked at. */
export const mostWanted = 3

/** What an auditor would find on that day with what stands today; `unlifted` are the minors of the audit before that still do. */
export function readinessOf(
  grid: GridVersion,
  profile: Profile,
  standings: readonly Standing[],
  type: AuditType,
  unlifted: readonly number[] = [],
): Readiness {
  const { applicable, caseByCase, byOwnRule } = applicabilityOf(grid, profile, type)
  const lines = grid.indicators.map((indicator): Ready => {
    const { recent = 0, last = null } = standings.find((one) => one.indicator === indicator.number) ?? {}
    const isEased = isEasedFor(indicator, profile, type)
    const wanted = isEased ? 1 : wantedFor(indicator.number)
    const mission: Ready['mission'] = caseByCase.includes(indicator)
      ? 'case_by_case'
      : byOwnRule.includes(indicator)
        ? 'own_rule'
        : null
    const line = { indicator, recent, wanted, last, mission }
    if (!applicable.includes(indicator)) return { ...line, state: 'not_applicable' }
    if (isEased && isSeenLater(indicator)) return { ...line, state: 'deferred' }
    return { ...line, state: stateOf(recent, last, wanted) }
  })
  const shortcomings = new Map(
    lines.flatMap(({ indicator, state }) => {
      const shortcoming = shortcomingOf[state]
      return shortcoming ? [[indicator.number, shortcoming] as const] : []
    }),
  )
  const earlier = unlifted.map((indicator) => ({ indicator, lifted: false }))
  const findings = findingsOf(applicable, shortcomings, earlier)
  return {
    lines,
    covered: lines.filter(({ state }) => state === 'covered').length,
    applicable: applicable.length - lines.filter(({ state }) => state === 'deferred').length,
    findings,
    outcome: outcomeOf(type, findings),
  }
}

/** What is covered today and will have gone old, or thin, by the other day. */
export const fallingBetween = (today: Readiness, then: Readiness): readonly Ready[] =>
  then.lines.filter(
    ({ indicator, state }) =>
      state !== 'covered' &&
      today.lines.some((line) => line.indicator.number === indicator.number && line.state === 'covered'),
  )

/** The first things to do: what would be a major finding, before what would be a minor one. */
export function firstToMend({ lines, findings }: Readiness, most: number): readonly Ready[] {
  const weight = ({ indicator }: Ready): number => (findings.grades.get(indicator.number) === 'major' ? 0 : 1)
  return lines
    .filter(({ indicator }) => findings.grades.has(indicator.number))
    .toSorted((one, other) => weight(one) - weight(other) || one.indicator.number - other.indicator.number)
    .slice(0, most)
}

function stateOf(recent: number, last: string | null, wanted: number): IndicatorState {
  if (last === null) return 'missing'
  if (recent === 0) return 'stale'
  return recent < wanted ? 'thin' : 'covered'
}

const shortcomingOf: Partial<Record<IndicatorState, Shortcoming>> = {
  missing: 'missing',
  stale: 'partial',
  thin: 'partial',
}
