import { Button } from '#views/ui/button.tsx'
import { Form, type FormState } from '#views/ui/form.tsx'
import { TextField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'

type PlaceProps = { w: Speech; state: FormState; action: string; session: string }

/** One address typed in the room: the link to answer goes to that mailbox. */
export function AnswerPlacePage({ w, state, action, session }: PlaceProps) {
  const { answering: words } = w
  const form = { w, state }
  return (
    <div class="stacked">
      <h1>{words.placeTitle}</h1>
      <p>{words.about(session)}</p>
      <p>{words.placeLead}</p>
      <Form {...form} id="address-form" action={action}>
        <TextField
          {...form}
          name="email"
          type="email"
          label={words.placeEmail}
          autocomplete="email"
          inputmode="email"
        />
        <Button tone="primary" size="large" wide>
          {words.placeSend}
        </Button>
      </Form>
    </div>
  )
}
