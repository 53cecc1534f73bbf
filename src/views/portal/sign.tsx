import type { SlotRow } from '#db/attendance/slots.ts'
import type { OfficeRow } from '#db/organisations/offices.ts'
import { Alert } from '#views/ui/alert.tsx'
import { Button } from '#views/ui/button.tsx'
import { Form, type FormState } from '#views/ui/form.tsx'
import { SelectField } from '#views/ui/select-fields.tsx'
import { SignaturePad } from '#views/ui/signature.tsx'
import { CodeField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'
import { SignFrame, SlotCard } from './sign-frame.tsx'

type Shown = { w: Speech; office: OfficeRow; slot: SlotRow }

type PadProps = Shown & {
  state: FormState
  action: string
  hidden: Record<string, string>
  name: string
  badge?: string | undefined
  /** A code has gone to this mailbox, and is asked back. */
  mailedTo?: string | undefined
  /** Where somebody else says who they are. */
  other?: string | undefined
}

/** One person, whose name is known, signs. */
export function SignPadPage({ w, office, slot, state, action, hidden, name, badge, mailedTo, other }: PadProps) {
  const { own } = w.attendance
  const form = { w, state }
  return (
    <SignFrame
      w={w}
      office={office}
      title={own.title}
      end={
        <Button tone="primary" size="large" wide form="sign-form">
          {own.confirm}
        </Button>
      }
    >
      <SlotCard w={w} slot={slot} badge={badge} />
      <Form {...form} id="sign-form" action={action} hidden={hidden} bare>
        <div class="actions">
          <h2>{name}</h2>
          {other && (
            <a class="push" href={other}>
              {own.notMe}
            </a>
          )}
        </div>
        {mailedTo && (
          <CodeField {...form} name="mailed" label={own.code} hint={own.codeHint(mailedTo)} inputmode="numeric" />
        )}
        <SignaturePad {...form} name="signature" />
      </Form>
    </SignFrame>
  )
}

type ChoiceProps = Shown & {
  state: FormState
  action: string
  pass: string
  people: readonly { id: string; name: string }[]
}

/** Nobody is known yet: whose hand is it? */
export function SignChoicePage({ w, office, slot, state, action, pass, people }: ChoiceProps) {
  const { own } = w.attendance
  const form = { w, state }
  return (
    <SignFrame
      w={w}
      office={office}
      title={own.title}
      end={
        <Button tone="primary" size="large" wide form="sign-form">
          {own.next}
        </Button>
      }
    >
      <SlotCard w={w} slot={slot} badge={own.codeGood} />
      <Form {...form} id="sign-form" action={action} hidden={{ pass }} bare>
        <SelectField
          {...form}
          name="enrolment"
          label={own.whoAreYou}
          hint={own.whoHint}
          none={w.ui.choose}
          choices={people.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form>
    </SignFrame>
  )
}

/** Signed, too early, too late, or a code that has passed: one sentence and what to do. */
export function SignToldPage(props: {
  w: Speech
  office?: OfficeRow | undefined
  slot?: SlotRow | undefined
  tone: 'ok' | 'info' | 'warn'
  title: string
  text: string
}) {
  const { w, office, slot, tone, title, text } = props
  return (
    <SignFrame w={w} office={office} title={title}>
      {slot && <SlotCard w={w} slot={slot} />}
      <Alert tone={tone} title={slot ? title : <h1>{title}</h1>}>
        {text}
      </Alert>
    </SignFrame>
  )
}
