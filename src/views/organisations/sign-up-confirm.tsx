import type { SignUpRow } from '#db/organisations/sign-ups.ts'
import { paths } from '#paths.ts'
import { Alert } from '#views/ui/alert.tsx'
import { Button, LinkButton } from '#views/ui/button.tsx'
import { Form, type FormState } from '#views/ui/form.tsx'
import { KeyValues } from '#views/ui/key-values.tsx'
import { PasswordField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'

/** Who confirms: somebody new, somebody known who must sign in, or somebody signed in as that address. */
export type Confirming = 'newcomer' | 'known' | 'herself'

type ConfirmProps = {
  w: Speech
  signUp: SignUpRow
  who: Confirming
  state: FormState
  token: string
  /** Where a known person signs in and comes back from. */
  signIn: string
}

export function ConfirmPage({ w, signUp, who, state, token, signIn }: ConfirmProps) {
  const words = w.signUp
  return (
    <>
      <div>
        <h1>{words.confirmTitle}</h1>
        <p class="mute">{words.confirmLead}</p>
      </div>
      <Summary w={w} signUp={signUp} />
      {who === 'known' ? (
        <>
          <Alert title={words.known(signUp.email)} />
          <LinkButton href={signIn} tone="primary" wide>
            {words.signInFirst}
          </LinkButton>
        </>
      ) : (
        <Form w={w} action={paths.signUpConfirm} state={state} hidden={{ token }} bare>
          {who === 'herself' ? (
            <p>{words.as(signUp.email)}</p>
          ) : (
            <>
              <input type="email" autocomplete="username" value={signUp.email} readonly hidden />
              <PasswordField
                w={w}
                state={state}
                name="password"
                label={words.password}
                hint={words.passwordHint}
                autocomplete="new-password"
              />
            </>
          )}
          <Button tone="primary" wide>
            {words.create}
          </Button>
        </Form>
      )}
    </>
  )
}

function Summary({ w, signUp }: { w: Speech; signUp: SignUpRow }) {
  const words = w.signUp
  return (
    <KeyValues
      pairs={[
        [words.summary.organisation, signUp.organisationName],
        [words.siret, spaced(signUp.siret)],
        [words.summary.nda, signUp.nda || words.pendingNda],
        [words.summary.site, `${signUp.siteName}, ${signUp.sitePostalCode} ${signUp.siteTown}`],
        [words.owner, `${signUp.givenName} ${signUp.familyName}`],
        [words.email, signUp.email],
      ]}
    />
  )
}

/** Said to whoever has confirmed an address, and to nobody else. */
export function ExistsPage({ w, siret }: { w: Speech; siret: string }) {
  return (
    <>
      <div class="stacked">
        <h1>{w.signUp.existsTitle}</h1>
        <p>{w.signUp.exists(spaced(siret))}</p>
      </div>
      <LinkButton href={paths.signIn} tone="primary" wide>
        {w.signUp.signIn}
      </LinkButton>
    </>
  )
}

export function SignUpGone({ w }: { w: Speech }) {
  return (
    <>
      <div class="stacked">
        <h1>{w.signUp.goneTitle}</h1>
        <p>{w.signUp.gone}</p>
      </div>
      <div class="stacked">
        <LinkButton href={paths.signIn} tone="primary" wide>
          {w.signUp.signIn}
        </LinkButton>
        <LinkButton href={paths.signUp} tone="quiet" wide>
          {w.signUp.again}
        </LinkButton>
      </div>
    </>
  )
}

const spaced = (siret: string): string => siret.replace(/^(\d{3})(\d{3})(\d{3})(\d{5})$/, '$1\u00a0$2\u00a0$3\u00a0$4')
