import type { Question, SurveyContent } from './content.ts'
import { isGraded, scales } from './scores.ts'

/** What keeps a survey from being asked as it is written. Each has its sentence in `words/<language>/surveys.ts`. */
export type ContentProblem =
  | 'no_text'
  | 'same_id'
  | 'no_options'
  | 'no_rows'
  | 'condition_unknown'
  | 'condition_later'
  | 'condition_text'
  | 'condition_values'
  | 'alert_ungraded'
  | 'alert_range'
  | 'measure_kind'

export type Problem = { at: number; what: ContentProblem }

/** Question by question, in their order. */
export const problemsOf = ({ questions }: SurveyContent): Problem[] =>
  questions.flatMap((question, at) =>
    [
      ...worded(question, questions.slice(0, at)),
      ...answerable(question),
      ...conditioned(question, at, questions),
      ...measured(question),
    ].map((what) => ({ at, what })),
  )

/** The lowest and the highest value that may answer it; null when words do. */
export function rangeOf({ kind, options }: Question): readonly [number, number] | null {
  if (isGraded(kind)) return scales[kind]
  return kind === 'text' ? null : [0, options.length - 1]
}

function worded({ id, text }: Question, before: readonly Question[]): ContentProblem[] {
  const problems: ContentProblem[] = text.fr.trim() === '' ? ['no_text'] : []
  return before.some((other) => other.id === id) ? [...problems, 'same_id'] : problems
}

function answerable({ kind, options, rows }: Question): ContentProblem[] {
  if (kind === 'matrix') return filled(rows) ? [] : ['no_rows']
  return (kind === 'choice' || kind === 'choices') && !(filled(options) && options.length > 1) ? ['no_options'] : []
}

function conditioned({ when }: Question, at: number, questions: readonly Question[]): ContentProblem[] {
  if (!when) return []
  const where = questions.findIndex(({ id }) => id === when.question)
  const asked = questions[where]
  if (!asked) return ['condition_unknown']
  if (where >= at) return ['condition_later']
  const range = rangeOf(asked)
  if (!range) return ['condition_text']
  const [lowest, highest] = range
  const possible = when.values.length > 0 && when.values.every((value) => value >= lowest && value <= highest)
  return possible ? [] : ['condition_values']
}

function measured({ kind, measure, alertAt }: Question): ContentProblem[] {
  const fits = measure === '' || (measure === 'recommendation' ? kind === 'nps' : isGraded(kind))
  const problems: ContentProblem[] = fits ? [] : ['measure_kind']
  if (alertAt === null) return problems
  if (!isGraded(kind)) return [...problems, 'alert_ungraded']
  const [lowest, highest] = scales[kind]
  return alertAt >= lowest && alertAt <= highest ? problems : [...problems, 'alert_range']
}

const filled = (lines: readonly { fr: string }[]): boolean =>
  lines.length > 0 && lines.every(({ fr }) => fr.trim() !== '')
