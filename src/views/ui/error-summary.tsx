import type { Speech } from '#words/words.ts'
import { fieldId } from './field.tsx'
import type { FormState } from './form.tsx'
import { Icon } from './icon.tsx'

type ErrorSummaryProps = {
  w: Speech
  state: FormState
  title?: string | undefined
  /** What each field is about, where several may have the same thing wrong. */
  about?: Readonly<Record<string, string>>
}

/** Takes the focus when a form comes back, and leads to each field that is refused. */
export function ErrorSummary({ w, state, title, about = {} }: ErrorSummaryProps) {
  const errors = Object.entries(state.errors).filter(([, sentence]) => sentence)
  if (!errors.length && !state.problem) return null
  return (
    <div class="alert bad" role="alert" tabindex={-1} autofocus>
      <Icon name="circle-alert" />
      <div>
        <b>{state.problem ?? title ?? w.ui.refused(errors.length)}</b>
        {errors.length > 0 && (
          <ul>
            {errors.map(([name, sentence]) => (
              <li>
                <a href={`#${encodeURIComponent(fieldId({ state, name }))}`}>
                  {[about[name], sentence].filter(Boolean).join(' · ')}
                </a>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  )
}
