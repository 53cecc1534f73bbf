import type { Group } from './results-compared.ts'
import { isShown, type Rest } from './small-numbers.ts'

/**
 * Months gathered into years, the latest first. A year tells what its shown months leave: nothing, or enough answers; and
 * so must all the years that are not told, since everything less what is told would tell of them.
 */
export function yearsOf(months: readonly Group[], rest: Rest, smallest: number): Group[] {
  const years = [...Map.groupBy(months, ({ id }) => id.slice(0, 4))]
    .map(([id, of]) => ({ year: summed(id, of), left: leftOf(of, rest, smallest) }))
    .toSorted((a, b) => b.year.id.localeCompare(a.year.id))
  const untold = years.reduce((sum, { left }) => sum + (left < smallest ? left : 0), 0)
  const spare =
    untold > 0 && untold < smallest ? Math.min(...years.map(({ left }) => (left < smallest ? Infinity : left))) : 0
  const given = years.find(({ left }) => left === spare && left > 0)
  return years.filter((each) => each !== given && (each.left === 0 || each.left >= smallest)).map(({ year }) => year)
}

/** What the years that are not told come to, for those that are. */
export function yearsRest(months: readonly Group[], years: readonly Group[], smallest: number): Rest {
  const told = years.filter(({ answers }) => answers >= smallest)
  const sum = (groups: readonly Group[]) => groups.reduce((all, { answers }) => all + answers, 0)
  const [least] = told.toSorted((a, b) => a.answers - b.answers || a.id.localeCompare(b.id))
  return { hidden: sum(months) - sum(told), least: least?.id ?? null }
}

/** Of the months of a year, the answers of those that do not show. */
const leftOf = (of: readonly Group[], rest: Rest, smallest: number): number =>
  of.filter((group) => !isShown(group, rest, smallest)).reduce((sum, { answers }) => sum + answers, 0)

const summed = (id: string, of: readonly Group[]): Group => {
  const sum = (key: 'answers' | 'satisfied' | 'satisfaction' | 'promoters' | 'passives' | 'detractors') =>
    of.reduce((all, group) => all + group[key], 0)
  return {
    ...{ id, name: null, asked: 0, answered: 0, silent: 0 },
    answers: sum('answers'),
    satisfied: sum('satisfied'),
    satisfaction: sum('satisfaction'),
    promoters: sum('promoters'),
    passives: sum('passives'),
    detractors: sum('detractors'),
  }
}
