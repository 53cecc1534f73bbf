import * as z from 'zod'
import { count, line, optionalText, several, ticked, version } from '#domain/fields.ts'
import { type Column, columns, type Line, mostQuestions } from './builder-lines.ts'
import { rangeOf } from './builder-problems.ts'
import {
  type AnswerKind,
  answerKinds,
  type Measure,
  measures,
  type Question,
  type Repeat,
  repeats,
  type Said,
  type SurveyContent,
} from './content.ts'
import { isGraded } from './scores.ts'

const longest: Partial<Record<Column, number>> = { options: 4000, optionsEn: 4000, rows: 2000, rowsEn: 2000 }

/** As sent: the columns are read question by question afterwards. */
const column = (name: Column) =>
  several().pipe(
    z.array(z.string().max(longest[name] ?? 600, { error: 'too_long' })).max(mostQuestions, { error: 'too_long' }),
  )

const columnFields = Object.fromEntries(columns.map((name) => [name, column(name)])) as Record<
  Column,
  ReturnType<typeof column>
>

export const SurveyChange = z.strictObject({
  version: version(),
  title: line(120),
  anonymous: ticked(),
  smallestGroup: count(50, 1),
  intro: optionalText(1000),
  introEn: optionalText(1000),
  thanks: optionalText(1000),
  thanksEn: optionalText(1000),
  ...columnFields,
})
export type SurveyChange = z.output<typeof SurveyChange>

type Around = { intro: string; introEn: string; thanks: string; thanksEn: string }

/** What was typed, as it will be asked. What a kind of question has no use for is left behind. */
export function contentOf(around: Around, lines: readonly Line[]): SurveyContent {
  const questions: Question[] = []
  for (const each of lines) questions.push(questionOf(each, questions))
  return {
    intro: { fr: around.intro, en: around.introEn },
    thanks: { fr: around.thanks, en: around.thanksEn },
    questions,
  }
}

/** The other way, for the form to be filled with. */
export const typedContent = ({ intro, thanks, questions }: SurveyContent) => ({
  intro: intro.fr,
  introEn: intro.en,
  thanks: thanks.fr,
  thanksEn: thanks.en,
  lines: questions.map((question) => lineOf(question, questions)),
})

function questionOf(typed: Line, before: readonly Question[]): Question {
  const kind = oneOf<AnswerKind>(answerKinds, typed.kind, 'text')
  return {
    id: typed.qid,
    kind,
    text: said(typed.text, typed.textEn),
    help: said(typed.help, typed.helpEn),
    required: typed.needed === 'yes',
    options: kind === 'choice' || kind === 'choices' ? saidLines(typed.options, typed.optionsEn) : [],
    rows: kind === 'matrix' ? saidLines(typed.rows, typed.rowsEn) : [],
    repeat: oneOf<Repeat>(repeats, typed.repeat, 'once'),
    measure: isGraded(kind) ? oneOf<Measure>(measures, typed.measure, '') : '',
    when: typed.when === '' ? null : { question: typed.when, values: valuesOf(typed, before) },
    alertAt: isGraded(kind) && /^\d{1,2}$/.test(typed.alert.trim()) ? Number(typed.alert) : null,
  }
}

/** « 1, 2 »: grades as they are, options from 1 as they are read. */
function valuesOf({ when, whenValues }: Line, before: readonly Question[]): number[] {
  const typed = whenValues.match(/\d{1,3}/g) ?? []
  const first = firstOf(before.find(({ id }) => id === when))
  return [...new Set(typed.map((each) => Number(each) - first))]
}

function lineOf(question: Question, all: readonly Question[]): Line {
  const { when, options, rows } = question
  const first = firstOf(all.find(({ id }) => id === when?.question))
  return {
    qid: question.id,
    kind: question.kind,
    text: question.text.fr,
    textEn: question.text.en,
    help: question.help.fr,
    helpEn: question.help.en,
    needed: question.required ? 'yes' : 'no',
    options: options.map(({ fr }) => fr).join('\n'),
    optionsEn: englishOf(options),
    rows: rows.map(({ fr }) => fr).join('\n'),
    rowsEn: englishOf(rows),
    repeat: question.repeat,
    measure: question.measure,
    when: when?.question ?? '',
    whenValues: when?.values.map((value) => value + first).join(', ') ?? '',
    alert: question.alertAt === null ? '' : String(question.alertAt),
  }
}

/** What the first option is called on the screen. */
const firstOf = (question: Question | undefined): number =>
  question && !isGraded(question.kind) && rangeOf(question) ? 1 : 0

const said = (fr: string, en: string): Said => ({ fr: fr.trim(), en: en.trim() })

/** One a line, the English ones in the same order. */
function saidLines(fr: string, en: string): Said[] {
  const english = en.split('\n')
  return fr
    .split('\n')
    .map((text, at) => said(text, english[at] ?? ''))
    .filter((each) => each.fr !== '')
}

const englishOf = (all: readonly Said[]): string =>
  all.some(({ en }) => en !== '') ? all.map(({ en }) => en).join('\n') : ''

const oneOf = <T extends string>(all: readonly T[], text: string, none: T): T =>
  all.find((each) => each === text) ?? none
