import { Button, LinkButton } from '#views/ui/button.tsx'
import { Form, type FormState } from '#views/ui/form.tsx'
import { SignaturePad } from '#views/ui/signature.tsx'
import type { Speech } from '#words/words.ts'

type PadFormProps = {
  w: Speech
  state: FormState
  title: string
  lead?: string | undefined
  action: string
  verb: string
  back: string
  hidden: Record<string, string>
}

/** One person, one frame, one button. */
export function PadForm({ w, state, title, lead, action, verb, back, hidden }: PadFormProps) {
  const form = { w, state }
  return (
    <Form {...form} id="pad-form" action={action} hidden={hidden}>
      <h2 data-title>{title}</h2>
      {lead && <p>{lead}</p>}
      <SignaturePad {...form} name="signature" />
      <p class="error" data-complaint role="status" />
      <div class="actions">
        <Button tone="primary" size="large">
          {verb}
        </Button>
        <LinkButton tone="quiet" href={back}>
          {w.attendance.tablet.next}
        </LinkButton>
      </div>
    </Form>
  )
}
