import type { Question, Said, SurveyContent } from './content.ts'
import { isGraded, scales } from './scores.ts'
import { leavesEnough, type Measured, measured, type Nps, npsOf } from './small-numbers.ts'

export type Tally = { line: string; value: number; count: number }

/** How many gave a value, of those who answered. */
export type Bar = { value: number; label: Said | null; count: number; share: number }

/** A question, or one line of a matrix. */
export type LineResult = {
  line: string
  label: Said | null
  answers: number
  /** Fewer answers than may be shown, or so few left out that they would be told by difference. */
  isKept: boolean
  bars: readonly Bar[]
  /** The lowest and the highest grade; nothing when it has none. */
  scale: readonly [number, number] | null
  /** Between the two, from 0 to 1. */
  mean: Measured | null
  nps: Nps | null
}

export type QuestionResult = {
  question: Question
  lines: readonly LineResult[]
  /** Of one asked for each module or each trainer, what was said of each. */
  parts: readonly Part[]
}

/** A module or a trainer. */
export type Part = { about: string; lines: readonly LineResult[] }
type Line = Pick<LineResult, 'line' | 'label'>

export type Asked = { content: SurveyContent; version: number }

/** The questions of every version, each in its latest words, those that are asked no more at the end. */
export function questionsOf(versions: readonly Asked[]): Question[] {
  const latestFirst = versions.toSorted((a, b) => b.version - a.version).flatMap(({ content }) => content.questions)
  return [...new Map(latestFirst.toReversed().map((question) => [question.id, question])).values()].toSorted(
    (a, b) => latestFirst.findIndex(({ id }) => id === a.id) - latestFirst.findIndex(({ id }) => id === b.id),
  )
}

/** What each question comes to in a group, the whole beside it so that nobody is told by difference. */
export function resultsOf(
  questions: readonly Question[],
  tallies: readonly Tally[],
  whole: readonly Tally[],
  smallest: number,
): QuestionResult[] {
  return questions.map((question) => ({
    question,
    lines: linesOf(question).map((line) => {
      const [mine = [], all = []] = [tallies, whole].map((each) => talliesOf(each, line.line))
      const [answers, around] = [answersOf(question, mine), answersOf(question, all)]
      return lineOf(question, line, mine, answers > 0 && !leavesEnough(answers, around, smallest))
    }),
    parts: [],
  }))
}

export const talliesOf = <T extends Tally>(tallies: readonly T[], line: string): T[] =>
  tallies.filter((tally) => tally.line === line && tally.count > 0)

export function lineOf(
  question: Question,
  { line, label }: Line,
  tallies: readonly Tally[],
  isKept: boolean,
): LineResult {
  const answers = answersOf(question, tallies)
  const bars = isKept ? [] : barsOf(question, tallies, answers)
  const counted = (from: number, to: number) =>
    bars.filter(({ value }) => value >= from && value <= to).reduce((sum, { count }) => sum + count, 0)
  return {
    line,
    label,
    answers: isKept ? 0 : answers,
    isKept,
    bars,
    scale: isGraded(question.kind) ? scales[question.kind] : null,
    mean: isKept ? null : meanOf(question, bars, answers),
    nps:
      question.kind === 'nps' && !isKept
        ? npsOf({ promoters: counted(9, 10), passives: counted(7, 8), detractors: counted(0, 6) })
        : null,
  }
}

/** A matrix has lines; each other question is its own. */
export const linesOf = ({ id, kind, rows }: Question): Line[] =>
  kind === 'matrix' ? rows.map((label, at) => ({ line: `${id}:${at}`, label })) : [{ line: id, label: null }]

/** Of several options, those who chose are counted apart, as -1. */
export const answersOf = ({ kind }: Question, tallies: readonly Tally[]): number =>
  tallies
    .filter(({ value }) => (kind === 'choices' ? value === -1 : value >= 0))
    .reduce((sum, { count }) => sum + count, 0)

function barsOf({ kind, options }: Question, tallies: readonly Tally[], answers: number): Bar[] {
  if (kind === 'text') return []
  const values = isGraded(kind) ? gradesOf(kind) : options.map((_, at) => at)
  return values.map((value) => {
    const count = tallies.find((tally) => tally.value === value)?.count ?? 0
    return { value, label: options[value] ?? null, count, share: answers === 0 ? 0 : count / answers }
  })
}

function gradesOf(kind: keyof typeof scales): number[] {
  const [lowest, highest] = scales[kind]
  return Array.from({ length: highest - lowest + 1 }, (_, at) => lowest + at)
}

function meanOf({ kind }: Question, bars: readonly Bar[], answers: number): Measured | null {
  if (!isGraded(kind) || answers === 0) return null
  const [lowest, highest] = scales[kind]
  const sum = bars.reduce((all, { value, count }) => all + value * count, 0)
  return measured((sum / answers - lowest) / (highest - lowest), answers)
}
