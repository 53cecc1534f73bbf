import type { AskedQuestion } from '#domain/surveys/expand.ts'
import { type FieldProps, fieldId } from '#views/ui/field.tsx'
import type { FormState } from '#views/ui/form.tsx'
import type { Speech } from '#words/words.ts'
import { Choices, Grades, Matrix, SaidText } from './question-fields.tsx'
import { Question, saidIn } from './question-frame.tsx'

type QuestionsProps = {
  w: Speech
  /** Those of one survey, as `expand` gives them for one session. */
  asked: readonly AskedQuestion[]
  /** What was answered so far, by the names of `said.ts`, and what is wrong with it. */
  state: FormState
}

/** The questions of a survey as whoever is asked meets them, inside a form that somebody else writes. */
export function Questions({ w, asked, state }: QuestionsProps) {
  const groups = gathered(asked)
  const numbers = numbersOf(w, groups)
  return (
    <div class="questions">
      {groups.map(({ first, all }, at) => (
        <Gathered w={w} state={state} groups={groups} numbers={numbers} at={at} first={first} all={all} />
      ))}
    </div>
  )
}

type GatheredProps = {
  w: Speech
  state: FormState
  groups: readonly Group[]
  numbers: readonly string[]
  at: number
} & Group

type Group = { first: AskedQuestion; all: readonly AskedQuestion[] }

/** Asked once, a question is one field; about each module or trainer, it is said once above them. */
function Gathered({ w, state, groups, numbers, at, first, all }: GatheredProps) {
  const { question, about } = first
  const condition = conditionOf(w, question.when, groups, numbers)
  const text = w.surveys.form.numbered(numbers[at] ?? '', saidIn(w, question.text))
  if (!about) return <Answer w={w} state={state} asked={first} label={text} condition={condition} />
  return (
    <Question w={w} question={question} label={text} condition={condition}>
      {all.map((each) => (
        <Answer w={w} state={state} asked={each} label={each.about} under />
      ))}
    </Question>
  )
}

type AnswerProps = {
  w: Speech
  state: FormState
  asked: AskedQuestion
  label: string
  condition?: string | undefined
  under?: boolean
}

function Answer({ w, state, asked: { name, question }, label, condition, under }: AnswerProps) {
  const field: FieldProps = { w, state, name, label, optional: !question.required }
  if (question.kind === 'text') {
    return (
      <SaidText
        {...field}
        hint={under ? undefined : hintOf(w, question, condition)}
        when={under ? null : question.when}
      />
    )
  }
  return (
    <Question w={w} question={question} label={label} condition={condition} under={under} field={field}>
      {question.kind === 'matrix' ? (
        <Matrix {...field} rows={question.rows.map((row) => saidIn(w, row))} />
      ) : question.kind === 'choice' || question.kind === 'choices' ? (
        <Choices
          {...field}
          several={question.kind === 'choices'}
          options={question.options.map((option) => saidIn(w, option))}
        />
      ) : (
        <Grades {...field} kind={question.kind} id={fieldId(field)} />
      )}
    </Question>
  )
}

const hintOf = (w: Speech, { help }: AskedQuestion['question'], condition: string | undefined) =>
  [condition, saidIn(w, help)].filter(Boolean).join(' ') || undefined

/** « Only if you answered 1 or 2 to question 3 »: said, since without a script every question is on the page. */
function conditionOf(
  w: Speech,
  when: AskedQuestion['question']['when'],
  groups: readonly Group[],
  numbers: readonly string[],
) {
  const at = groups.findIndex(({ first }) => first.question.id === when?.question)
  const before = groups[at]?.first.question
  if (!when || !before || when.values.length === 0) return undefined
  const values = when.values.map((value) => {
    const option = before.options[value]
    return option ? w.surveys.form.quoted(saidIn(w, option)) : w.format.number(value)
  })
  const last = values.pop() ?? ''
  return w.surveys.form.onlyIf(
    values.length === 0 ? last : w.surveys.form.either(values.join(', '), last),
    numbers[at] ?? '',
  )
}

/** What is asked under a condition counts below what comes before: those who do not see it miss no number. */
function numbersOf(w: Speech, groups: readonly Group[]): readonly string[] {
  let [above, below] = [0, 0]
  return groups.map(({ first }) => {
    if (first.question.when) below += 1
    else [above, below] = [above + 1, 0]
    return [above, ...(below ? [below] : [])].map((each) => w.format.number(each)).join('.')
  })
}

/** Each question once, with everything that it is asked about. */
const gathered = (asked: readonly AskedQuestion[]): readonly Group[] =>
  asked
    .filter(({ question }, at) => asked[at - 1]?.question.id !== question.id)
    .map((first) => ({ first, all: asked.filter(({ question }) => question.id === first.question.id) }))
