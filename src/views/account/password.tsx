import { paths } from '#paths.ts'
import { Form, type FormState } from '#views/ui/form.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import { PasswordField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'

type PasswordProps = { w: Speech; title: string; email: string; state: FormState }

export function PasswordPage({ w, title, email, state }: PasswordProps) {
  const form = { w, state }
  return (
    <>
      <PageHead title={title} lead={w.account.passwordLead} />
      <div class="cols near">
        <Form {...form} action={paths.password}>
          <UserName email={email} />
          <PasswordField
            {...form}
            name="password"
            label={w.account.passwordNew}
            hint={w.account.passwordHint}
            autocomplete="new-password"
          />
          <SubmitBar w={w} verb={title} cancel={paths.security} />
        </Form>
      </div>
    </>
  )
}

/** Tells the browser's manager whose password this is; it has no name, so it is not sent. */
function UserName({ email }: { email: string }) {
  return <input type="email" value={email} autocomplete="username" hidden />
}
