import type { FactorsRow } from '#db/identity/factors.ts'
import { paths } from '#paths.ts'
import { withParameters } from '#views/ui/address.ts'
import { Button, LinkButton } from '#views/ui/button.tsx'
import { ErrorSummary } from '#views/ui/error-summary.tsx'
import { Form, type FormState } from '#views/ui/form.tsx'
import { CodeField, PasswordField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'
import { PasskeyForm } from './passkey.tsx'

type ProofProps = { w: Speech; state: FormState; factors: FactorsRow; next: string | undefined }

/** Only what this person holds; the link by mail is there for whoever holds nothing else at hand. */
export function ProofPage({ w, state, factors, next }: ProofProps) {
  const words = w.signIn
  return (
    <>
      <div>
        <h1>{words.proofTitle}</h1>
        <p class="mute">{words.proofLead}</p>
      </div>
      <ErrorSummary w={w} state={state} />
      {factors.passwordAt !== null && (
        <Form w={w} action={paths.proof} hidden={{ next }} bare>
          <input type="email" autocomplete="username" value={factors.email} readonly hidden />
          <PasswordField w={w} state={state} name="password" label={words.password} autocomplete="current-password" />
          <Button tone="primary" wide>
            {words.secondVerb}
          </Button>
        </Form>
      )}
      {factors.authenticatorAt !== null && (
        <>
          {factors.passwordAt !== null && <p class="or">{words.proofCode}</p>}
          <Form w={w} action={paths.proof} hidden={{ next }} bare>
            <CodeField w={w} state={state} name="code" label={words.code} />
            <Button tone={factors.passwordAt === null ? 'primary' : undefined} wide>
              {words.secondVerb}
            </Button>
          </Form>
        </>
      )}
      <p class="or">{words.orWithout}</p>
      <div class="stacked">
        {factors.passkeys > 0 && <PasskeyForm w={w} action={paths.proof} next={next} />}
        <LinkButton href={withParameters(paths.signInLink, { next })} icon="mail" wide>
          {words.proofLink}
        </LinkButton>
      </div>
    </>
  )
}
