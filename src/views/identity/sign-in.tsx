import { paths } from '#paths.ts'
import { Button } from '#views/ui/button.tsx'
import { Form, type FormState } from '#views/ui/form.tsx'
import { PasswordField, TextField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'

export function SignInPage({ w, state }: { w: Speech; state: FormState }) {
  const form = { w, state }
  return (
    <>
      <div>
        <h1>{w.signIn.title}</h1>
        <p class="mute">{w.signIn.lead}</p>
      </div>
      <Form w={w} action={paths.signIn} state={state} bare>
        <TextField {...form} name="email" label={w.signIn.email} type="email" autocomplete="username webauthn" />
        <PasswordField {...form} name="password" label={w.signIn.password} autocomplete="current-password" />
        <Button tone="primary" wide>
          {w.signIn.verb}
        </Button>
      </Form>
    </>
  )
}
