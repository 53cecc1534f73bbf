import * as z from 'zod'
import { fold } from '#db/fold.ts'
import { several, version } from '#domain/fields.ts'
import type { Question, SurveyContent } from './content.ts'
import type { Report, ReportedField } from './providers.ts'
import { isGraded } from './scores.ts'

const field = z.object({
  ref: z.string(),
  title: z.string(),
  /** The name of a question, as in said.ts; '' when the field answers none. */
  target: z.string(),
})
export type MappedField = z.output<typeof field>

export const readMapping = (json: string): MappedField[] => z.array(field).parse(JSON.parse(json))

const mostFields = 120

const column = (max: number) =>
  several().pipe(z.array(z.string().max(max, { error: 'too_long' })).max(mostFields, { error: 'too_long' }))

const key = () => z.string({ error: 'choice' }).max(200, { error: 'too_long' })

export const NewMapping = z.strictObject({
  id: z.string({ error: 'unreadable' }).regex(/^[0-9a-z]{26}$/, { error: 'unreadable' }),
  source: key(),
  survey: key(),
  form: key().min(1, { error: 'choice' }),
  name: key(),
  ref: column(200),
  title: column(600),
  target: column(80),
})

export const MappingChange = z.strictObject({
  version: version(),
  ref: column(200),
  title: column(600),
  target: column(80),
})

type Columns = { ref: readonly string[]; title: readonly string[]; target: readonly string[] }

/** Each field with the question that it answers; one that answers none is kept, to be chosen later. */
export const fieldsOf = ({ ref, title, target }: Columns): MappedField[] =>
  ref.map((each, at) => ({ ref: each, title: title[at] ?? '', target: target[at] ?? '' }))

/** Two fields for one question: the second would undo the first. */
export const refuseTwice = (fields: readonly MappedField[]): 'question_twice' | null => {
  const chosen = fields.map(({ target }) => target).filter((target) => target !== '')
  return new Set(chosen).size === chosen.length ? null : 'question_twice'
}

/** A question, or one line of a table, under the name that its answers have. */
export type Target = { name: string; question: Question; row: number | null }

/** What a form from outside may answer: questions that are the same for every session, and each line of their tables. */
export const targetsOf = ({ questions }: SurveyContent): Target[] =>
  questions
    .filter(({ repeat }) => repeat === 'once')
    .flatMap((question): Target[] =>
      question.kind === 'matrix'
        ? question.rows.map((_, row) => ({ name: `${question.id}:${row}`, question, row }))
        : [{ name: question.id, question, row: null }],
    )

/** The fields of a response, each with the question that says the same. */
export function proposed(report: Report, content: SurveyContent): MappedField[] {
  const targets = targetsOf(content)
  const taken = new Set<string>()
  return report.fields.slice(0, mostFields).map(({ ref, title }) => {
    const found = targets.find(({ name, question, row }) => !taken.has(name) && saysTheSame(title, question, row))
    if (found) taken.add(found.name)
    return { ref: ref.slice(0, 200), title: title.slice(0, 600), target: found?.name ?? '' }
  })
}

/** What was answered, by the names of our questions, as `readAnswer` takes it. What cannot be read is left out. */
export function givenBy(
  report: Report,
  fields: readonly MappedField[],
  content: SurveyContent,
): Record<string, unknown> {
  const targets = new Map(targetsOf(content).map((each) => [each.name, each.question]))
  const said = new Map(report.fields.map((each) => [each.ref, each]))
  return Object.fromEntries(
    fields.flatMap(({ ref, target }) => {
      const [question, reported] = [targets.get(target), said.get(ref)]
      return question && reported ? [[target, valueFor(question, reported)]] : []
    }),
  )
}

function saysTheSame(title: string, { text, rows }: Question, row: number | null): boolean {
  const said = fold(title)
  const line = row === null ? null : rows[row]
  if (line) return [line.fr, line.en].some((each) => each !== '' && said.endsWith(fold(each)))
  return [text.fr, text.en].some((each) => each !== '' && said === fold(each))
}

function valueFor(question: Question, { value }: ReportedField): unknown {
  if (isGraded(question.kind)) return typeof value === 'number' ? value : gradeIn(value)
  if (question.kind === 'choice') return optionOf(question, [value].flat()[0] ?? '')
  if (question.kind === 'choices') {
    return [value]
      .flat()
      .map((each) => optionOf(question, each))
      .filter((each) => each !== undefined)
  }
  return [value].flat().join(', ')
}

const gradeIn = (value: string | readonly string[]): number | undefined => {
  const text = [value].flat()[0] ?? ''
  return /^\d{1,2}$/.test(text) ? Number(text) : undefined
}

/** By its words in any language; by its number, from 1, where words say nothing. */
function optionOf({ options }: Question, value: string | number): number | undefined {
  const said = fold(String(value))
  const worded = options.findIndex(({ fr, en }) => said !== '' && (fold(fr) === said || fold(en) === said))
  if (worded >= 0) return worded
  const number = Number(value) - 1
  return Number.isInteger(number) && number >= 0 && number < options.length ? number : undefined
}
