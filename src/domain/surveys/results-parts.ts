import type { Question } from './content.ts'
import { answersOf, type LineResult, lineOf, linesOf, type Part, type Tally, talliesOf } from './results.ts'
import { isShown, leavesEnough } from './small-numbers.ts'

/** A tally under the whole name of its line, `clear:module:0` or `means:trainer:bruno:1`, in one version or session. */
export type WithinTally = Tally & { subjectId: string; trainer: string | null }
export type Modules = { versionId: string; modules: string }

type AboutTally = Tally & { about: string; title: string }

/**
 * Module by module in the order they are taught, trainer by trainer in that of their names. A module is known by its
 * title, so that versions of a programme come together. Too few answers are not shown, nor what would tell them by
 * difference: between the parts, and with what was said around.
 */
export function partsOf(
  { question, lines }: { question: Question; lines: readonly LineResult[] },
  within: readonly AboutTally[],
  around: readonly AboutTally[] | null,
  smallest: number,
): Part[] {
  if (question.repeat === 'once' || lines.every(({ isKept }) => isKept)) return []
  const mine = within.filter(({ line }) => isOf(question, line))
  const titles = new Map(mine.map(({ about, title }) => [about, title]))
  const shown = linesOf(question).map((line) => {
    const groups = [...titles.keys()].map((id) => {
      const tallies = talliesOf(mine, line.line).filter(({ about }) => about === id)
      return { id, tallies, answers: answersOf(question, tallies) }
    })
    const isKept = lines.find((each) => each.line === line.line)?.isKept === true
    return { line, groups, isKept, rest: restOf(groups, smallest) }
  })
  return [...titles].map(([about, title]) => ({
    about: title,
    lines: shown.map(({ line, groups, isKept, rest }) => {
      const { tallies, answers } = groups.find(({ id }) => id === about) ?? { tallies: [], answers: 0 }
      const beside = around && talliesOf(around, line.line).filter((tally) => tally.about === about)
      const whole = beside ? answersOf(question, beside) : answers
      const isTold = isShown({ id: about, answers }, rest, smallest) && leavesEnough(answers, whole, smallest)
      return lineOf(question, line, tallies, answers > 0 && (isKept || !isTold))
    }),
  }))
}

/** Each tally with what it is about, under the name of its line alone. */
export function aboutTallies(within: readonly WithinTally[], versions: readonly Modules[], one: boolean): AboutTally[] {
  const titles = new Map(versions.map(({ versionId, modules }) => [versionId, JSON.parse(modules) as string[]]))
  const only = versions[0]?.versionId ?? ''
  const merged = new Map<string, AboutTally>()
  const known = within.flatMap(({ subjectId, line, value, count, trainer }): (AboutTally & { place: string })[] => {
    const [question = '', kind, key = '', row] = line.split(':')
    const modules = titles.get(one ? only : subjectId)
    const title = kind === 'module' ? modules?.[Number(key)] : trainer
    if (!title) return []
    const place = kind === 'module' ? key.padStart(4, '0') : title
    const about = kind === 'module' ? title : key
    return [{ line: row === undefined ? question : `${question}:${row}`, value, count, about, title, place }]
  })
  for (const { place: _, ...tally } of known.toSorted((a, b) => a.place.localeCompare(b.place, 'fr'))) {
    const name = `${tally.line}/${tally.value}/${tally.about}`
    merged.set(name, { ...tally, count: tally.count + (merged.get(name)?.count ?? 0) })
  }
  return [...merged.values()].filter(({ count }) => count > 0)
}

const isOf = ({ id }: Question, line: string): boolean => line === id || line.startsWith(`${id}:`)

function restOf(parts: readonly { id: string; answers: number }[], smallest: number) {
  const hidden = parts.filter(({ answers }) => answers < smallest).reduce((sum, { answers }) => sum + answers, 0)
  const [least] = parts
    .filter(({ answers }) => answers >= smallest)
    .toSorted((a, b) => a.answers - b.answers || a.id.localeCompare(b.id))
  return { hidden, least: least?.id ?? null }
}
