import type { Question, SurveyContent } from './content.ts'
import { questionOf } from './expand.ts'
import type { SaidAnswers } from './said.ts'

export type Scores = {
  /** Of 100; null when nothing that measures it was answered. */
  satisfaction: number | null
  /** 0 to 10. */
  recommendation: number | null
  /** The names of what was answered low enough for somebody to look into it. */
  alerts: string[]
}

/** The lowest and the highest grade of each kind that is graded. */
export const scales = {
  scale5: [1, 5],
  scale10: [1, 10],
  nps: [0, 10],
  matrix: [1, 5],
} as const satisfies Partial<Record<Question['kind'], readonly [number, number]>>

/** Each question weighs the same, however many modules, trainers or lines it was asked about. */
export function scoresOf({ questions }: SurveyContent, said: SaidAnswers): Scores {
  const graded = questions.map((question) => ({ question, grades: gradesOf(question, said) }))
  const measured = (measure: Question['measure']) =>
    mean(
      graded
        .filter(({ question }) => question.measure === measure)
        .map(({ question, grades }) => mean(grades.map(([, grade]) => shareOf(question.kind, grade))))
        .filter((share) => share !== null),
    )
  return {
    satisfaction: outOf(100, measured('satisfaction')),
    recommendation: outOf(10, measured('recommendation')),
    alerts: graded.flatMap(({ question: { alertAt }, grades }) =>
      alertAt === null ? [] : grades.filter(([, grade]) => grade <= alertAt).map(([name]) => name),
    ),
  }
}

export const isGraded = (kind: Question['kind']): kind is keyof typeof scales => Object.hasOwn(scales, kind)

function gradesOf({ id, kind }: Question, said: SaidAnswers): [name: string, grade: number][] {
  if (!isGraded(kind)) return []
  return Object.entries(said).flatMap(([name, answer]): [string, number][] =>
    typeof answer === 'number' && questionOf(name) === id ? [[name, answer]] : [],
  )
}

/** Where a grade stands between the two ends of its scale, from 0 to 1. */
function shareOf(kind: Question['kind'], grade: number): number {
  const [lowest, highest] = isGraded(kind) ? scales[kind] : [0, 1]
  return Math.min(1, Math.max(0, (grade - lowest) / (highest - lowest)))
}

const mean = (numbers: readonly number[]): number | null =>
  numbers.length === 0 ? null : numbers.reduce((sum, each) => sum + each, 0) / numbers.length

const outOf = (whole: number, share: number | null): number | null =>
  share === null ? null : Math.round(share * whole)
