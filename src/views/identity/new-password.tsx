import { paths } from '#paths.ts'
import { Button } from '#views/ui/button.tsx'
import { Form, type FormState } from '#views/ui/form.tsx'
import { PasswordField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'

type NewPasswordProps = { w: Speech; state: FormState; token: string; email: string; next: string | undefined }

/** The address comes along, so that a password manager knows whose password it keeps. */
export function NewPasswordPage({ w, state, token, email, next }: NewPasswordProps) {
  const form = { w, state }
  const words = w.signIn
  return (
    <>
      <div>
        <h1>{words.newTitle}</h1>
        <p class="mute">{words.newLead(email)}</p>
      </div>
      <Form w={w} action={paths.resetConfirm} state={state} hidden={{ token, next }} bare>
        <input type="email" autocomplete="username" value={email} readonly hidden />
        <PasswordField
          {...form}
          name="password"
          label={words.newPassword}
          hint={words.newHint}
          autocomplete="new-password"
        />
        <Button tone="primary" wide>
          {words.newVerb}
        </Button>
      </Form>
    </>
  )
}
