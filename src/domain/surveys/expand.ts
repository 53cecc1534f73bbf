import type { Question, SurveyContent } from './content.ts'
import type { SaidAnswers } from './said.ts'

/** What a survey about a session finds in it to ask about, each thing once. */
export type Around = {
  /** Titles, as the version of the programme that was sold has them. */
  modules: readonly string[]
  trainers: readonly { id: string; name: string }[]
}

/** A question as one person meets it: the name of its field, and what it is asked about when it repeats. */
export type AskedQuestion = { name: string; question: Question; about: string }

/** Every question, those that repeat once for each module or each trainer. */
export const expand = ({ questions }: SurveyContent, around: Around): AskedQuestion[] =>
  questions.flatMap((question) =>
    aboutWhat(question, around).map(({ key, about }) => ({
      name: key ? `${question.id}:${key}` : question.id,
      question,
      about,
    })),
  )

/** The names of its fields: a matrix has one for each of its lines. */
export const fieldsOf = ({ name, question }: AskedQuestion): string[] =>
  question.kind === 'matrix' ? question.rows.map((_, row) => `${name}:${row}`) : [name]

/** The question that a name of `said` answers, whatever it is about. */
export const questionOf = (name: string): string => name.split(':', 1)[0] ?? ''

/** Those whose condition is met by what was answered before them: a question that is not asked answers for no other. */
export function met(asked: readonly AskedQuestion[], said: SaidAnswers): AskedQuestion[] {
  const kept: AskedQuestion[] = []
  for (const each of asked) if (isMet(each, kept, said)) kept.push(each)
  return kept
}

/** Of a question that repeats, the answer about the same thing decides; when nothing is the same, any of them. */
export function isMet({ name, question }: AskedQuestion, before: readonly AskedQuestion[], said: SaidAnswers): boolean {
  const { when } = question
  if (!when) return true
  const candidates = before.filter(({ question: { id } }) => id === when.question)
  const about = name.slice(question.id.length)
  const same = candidates.filter((each) => each.name === `${when.question}${about}`)
  return (same.length > 0 ? same : candidates).some((each) =>
    fieldsOf(each).some((field) => holdsOne(said[field], when.values)),
  )
}

function aboutWhat({ repeat }: Question, { modules, trainers }: Around): { key: string; about: string }[] {
  if (repeat === 'module') return modules.map((about, at) => ({ key: `module:${at}`, about }))
  if (repeat === 'trainer') return trainers.map(({ id, name }) => ({ key: `trainer:${id}`, about: name }))
  return [{ key: '', about: '' }]
}

const holdsOne = (answer: SaidAnswers[string] | undefined, values: readonly number[]): boolean =>
  typeof answer === 'number' ? values.includes(answer) : Array.isArray(answer) && answer.some((v) => values.includes(v))
