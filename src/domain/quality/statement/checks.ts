import type { Headcount } from './lines.ts'
import type { Lines } from './statement.ts'

export type Check = { rule: string; level: 'error' | 'warning'; holds: boolean }

/** What the form itself, or whoever reads it, would find odd. */
export function checksOf(lines: Lines): Check[] {
  const { F1T, F2, F3T, F4T, F1a, F1b, G, E2, C2a, C2b, C10, D2, CT } = lines
  const some = ({ count, hours }: Headcount): boolean => count > 0 || hours > 0
  return [
    { rule: 'F1T=F3T=F4T', level: 'error', holds: same(F1T, F3T) && same(F1T, F4T) },
    { rule: 'F2<=F1T', level: 'error', holds: F2.count <= F1T.count && F2.hours <= F1T.hours },
    { rule: 'C10<=>G', level: 'warning', holds: C10 > 0 === some(G) },
    { rule: 'D2<=>E2|F2', level: 'warning', holds: D2 > 0 === (some(E2) || some(F2)) },
    { rule: 'C2a=>F1b', level: 'warning', holds: C2a <= 0 || some(F1b) },
    { rule: 'C2b=>F1a', level: 'warning', holds: C2b <= 0 || some(F1a) },
    { rule: 'F1b<=>C2a', level: 'warning', holds: some(F1b) === C2a > 0 },
    { rule: 'CT<=>F1T+G', level: 'warning', holds: CT > 0 === (some(F1T) || some(G)) },
  ]
}

const same = (one: Headcount, other: Headcount): boolean => one.count === other.count && one.hours === other.hours
