import type { Child } from 'hono/jsx'
import type { Question as Asked, Said } from '#domain/surveys/content.ts'
import { FieldError, type FieldProps, fieldId } from '#views/ui/field.tsx'
import type { Speech } from '#words/words.ts'

type QuestionProps = {
  w: Speech
  question: Asked
  label: string
  condition?: string | undefined
  /** About one module or one trainer, below what is asked of all. */
  under?: boolean | undefined
  /** Of what is answered here, when that is one thing. */
  field?: FieldProps
  children: Child
}

/** What is asked, why and when, around what answers it. */
export function Question({ w, question, label, condition, under, field, children }: QuestionProps) {
  const help = under ? '' : saidIn(w, question.help)
  const id = `about-${field ? fieldId(field) : question.id}`
  return (
    <fieldset
      class="question"
      aria-describedby={help || condition ? id : undefined}
      data-when={under ? undefined : question.when?.question}
      data-values={under ? undefined : question.when?.values.join(' ')}
    >
      <legend>
        {label}
        {!question.required && !under && <small>{w.ui.optional}</small>}
      </legend>
      {(help || condition) && (
        <p class="hint" id={id}>
          {[condition, help].filter(Boolean).join(' ')}
        </p>
      )}
      {children}
      {field && <FieldError {...field} />}
    </fieldset>
  )
}

/** In the reader's language, and in French where it was not written. */
export const saidIn = ({ language }: Speech, text: Said): string => text[language] || text.fr
