import { Alert } from '#views/ui/alert.tsx'
import { CheckboxField } from '#views/ui/check-fields.tsx'
import type { FormState } from '#views/ui/form.tsx'
import type { IconName } from '#views/ui/icon-names.ts'
import { Row, Rows } from '#views/ui/rows.tsx'
import type { Tone } from '#views/ui/state.tsx'
import type { Speech } from '#words/words.ts'

/** Something that will follow. */
export type Consequence = {
  icon: IconName
  text: string
  context?: string
  tone?: Tone | undefined
  href?: string | undefined
}

export function ConsequenceRows({ w, consequences }: { w: Speech; consequences: readonly Consequence[] }) {
  return (
    <Rows label={w.sessions.moves.consequences}>
      {consequences.map(({ icon, text, context, tone, href }) => (
        <Row icon={icon} tone={tone} title={text} context={context} href={href} />
      ))}
    </Rows>
  )
}

/** What a form would make false, and the key that says it was listed. */
export type Unconfirmed = { consequences: readonly Consequence[]; key: string }

/** Inside the form: whoever saves it has read them. */
export function ConsequenceList({ w, unconfirmed }: { w: Speech; unconfirmed: Unconfirmed | undefined }) {
  if (!unconfirmed) return null
  const { moves } = w.sessions
  return (
    <div class="stacked" id="consequences">
      <Alert tone="warn" title={moves.consequences}>
        {moves.saveConfirms}
      </Alert>
      <ConsequenceRows w={w} consequences={unconfirmed.consequences} />
    </div>
  )
}

type TellProps = { w: Speech; state: FormState; told: readonly Consequence[]; label?: string }

/** With who it is. */
export function TellField({ w, state, told, label = w.sessions.moves.tell }: TellProps) {
  const hint = `${told.map(({ text }) => text).join('. ')}.`
  return <CheckboxField w={w} state={state} name="tell" label={label} hint={hint} />
}
