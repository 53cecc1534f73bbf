import type { Child } from 'hono/jsx'
import type { Speech } from '#words/words.ts'
import { Button, LinkButton } from './button.tsx'

type SubmitBarProps = {
  w: Speech
  /** Verb and object, « Enregistrer la session »; *Enregistrer* when left out. */
  verb?: string | undefined
  cancel?: string | undefined
  /** When it was saved, or where the draft is kept. */
  status?: string | undefined
  tone?: 'primary' | 'danger' | undefined
  children?: Child
}

/** The foot of a form: it stays in sight, and says what is saved. */
export function SubmitBar({ w, verb, cancel, status, tone, children }: SubmitBarProps) {
  return (
    <div class="submit">
      <Button tone={tone ?? 'primary'}>{verb ?? w.ui.save}</Button>
      {children}
      {cancel !== undefined && (
        <LinkButton tone="quiet" href={cancel}>
          {w.ui.cancel}
        </LinkButton>
      )}
      <p role="status">
        <span>{status}</span>
      </p>
    </div>
  )
}
