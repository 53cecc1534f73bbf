import type { AnswerKind, Question } from '#domain/surveys/content.ts'
import { Field, FieldError, type FieldProps, fieldId, isChosen, textOf, wired } from '#views/ui/field.tsx'

type GradedKind = Extract<AnswerKind, 'scale5' | 'scale10' | 'nps'>

/** A scale: each grade is a button as wide as a thumb, and both ends say what they mean. */
export function Grades({ kind, id, ...field }: FieldProps & { kind: GradedKind; id: string }) {
  const { w } = field
  const [from, to] = ends[kind]
  const words = w.surveys.form.ends[kind === 'nps' ? 'nps' : 'scale']
  return (
    <div class="graded">
      <div class={`grades ${kind}`}>
        {Array.from({ length: to - from + 1 }, (_, index) => (
          <Grade
            {...field}
            id={index ? undefined : id}
            grade={from + index}
            means={endOf(words, from + index, from, to)}
          />
        ))}
      </div>
      <p class="ends" aria-hidden="true">
        <span>{words.low}</span>
        <span>{words.high}</span>
      </p>
    </div>
  )
}

export function Choices({ options, several, ...field }: FieldProps & { options: readonly string[]; several: boolean }) {
  return (
    <div class="choices">
      {options.map((label, value) => (
        <label>
          <input
            type={several ? 'checkbox' : 'radio'}
            id={value ? undefined : fieldId(field)}
            name={field.name}
            value={String(value)}
            checked={isChosen(field, String(value))}
            required={!several && !field.optional}
            aria-invalid={field.state.errors[field.name] ? 'true' : undefined}
          />
          <b>{label}</b>
        </label>
      ))}
    </div>
  )
}

/** Several lines on one scale of 1 to 5. */
export function Matrix({ rows, ...field }: FieldProps & { rows: readonly string[] }) {
  return rows.map((label, row) => {
    const line = { ...field, name: `${field.name}:${row}`, label }
    return (
      <fieldset class="matrix">
        <legend>{label}</legend>
        <Grades {...line} kind="scale5" id={fieldId(line)} />
        <FieldError {...line} />
      </fieldset>
    )
  })
}

export function SaidText({ when, ...field }: FieldProps & { when: Question['when'] }) {
  return (
    <div class="question" data-when={when?.question} data-values={when?.values.join(' ')}>
      <Field {...field}>
        <textarea class="input" rows={3} maxlength={4000} {...wired(field)}>
          {textOf(field)}
        </textarea>
      </Field>
    </div>
  )
}

type GradeProps = FieldProps & { id: string | undefined; grade: number; means: string }

function Grade({ grade, means, id, ...field }: GradeProps) {
  return (
    <label>
      <input
        type="radio"
        id={id}
        name={field.name}
        value={String(grade)}
        checked={isChosen(field, String(grade))}
        required={!field.optional}
        aria-invalid={field.state.errors[field.name] ? 'true' : undefined}
      />
      <span>
        {field.w.format.number(grade)}
        {means && <span class="sr">{means}</span>}
      </span>
    </label>
  )
}

const ends = { scale5: [1, 5], scale10: [1, 10], nps: [0, 10] } as const

const endOf = (words: { low: string; high: string }, grade: number, from: number, to: number): string =>
  grade === from ? `, ${words.low}` : grade === to ? `, ${words.high}` : ''
