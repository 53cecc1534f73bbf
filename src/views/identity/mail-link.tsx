import { paths } from '#paths.ts'
import { Button, LinkButton } from '#views/ui/button.tsx'
import { Form, type FormState } from '#views/ui/form.tsx'
import { TextField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'

type AskProps = {
  w: Speech
  state: FormState
  words: { title: string; lead: string; verb: string }
  action: string
  next: string | undefined
}

/** An address to write to. */
export function AskPage({ w, state, words, action, next }: AskProps) {
  const form = { w, state }
  return (
    <>
      <div>
        <h1>{words.title}</h1>
        <p class="mute">{words.lead}</p>
      </div>
      <Form w={w} action={action} state={state} hidden={{ next }} bare>
        <TextField {...form} name="email" label={w.signIn.email} type="email" autocomplete="username" />
        <Button tone="primary" wide>
          {words.verb}
        </Button>
      </Form>
      <LinkButton href={paths.signIn} tone="quiet" wide>
        {w.signIn.back}
      </LinkButton>
    </>
  )
}

/** The same words whether somebody has that address or nobody has. */
export function SentPage({ w, sentence, again }: { w: Speech; sentence: string; again: string }) {
  return (
    <>
      <div class="stacked">
        <h1>{w.signIn.sentTitle}</h1>
        <p>{sentence}</p>
        <p class="mute">{w.signIn.sentHint}</p>
      </div>
      <div class="stacked">
        <LinkButton href={again} wide>
          {w.signIn.sendAgain}
        </LinkButton>
        <LinkButton href={paths.signIn} tone="quiet" wide>
          {w.signIn.back}
        </LinkButton>
      </div>
    </>
  )
}

export function GonePage({ w, again }: { w: Speech; again: string }) {
  return (
    <>
      <div class="stacked">
        <h1>{w.signIn.goneTitle}</h1>
        <p>{w.signIn.gone}</p>
      </div>
      <div class="stacked">
        <LinkButton href={again} tone="primary" wide>
          {w.signIn.sendAgain}
        </LinkButton>
        <LinkButton href={paths.signIn} tone="quiet" wide>
          {w.signIn.back}
        </LinkButton>
      </div>
    </>
  )
}
