import { paths } from '#paths.ts'
import { withParameters } from '#views/ui/address.ts'
import { Button, LinkButton } from '#views/ui/button.tsx'
import { FieldError, wired } from '#views/ui/field.tsx'
import { Form, type FormState } from '#views/ui/form.tsx'
import { TextField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'
import { PasskeyForm } from './passkey.tsx'
import { Google, Microsoft } from './providers.tsx'

type SignInProps = { w: Speech; state: FormState; next: string | undefined }

export function SignInPage(props: SignInProps) {
  const { title, lead, orWithout, orWork } = props.w.signIn
  return (
    <>
      <div>
        <h1>{title}</h1>
        <p class="mute">{lead}</p>
      </div>
      <PasswordForm {...props} />
      <p class="or">{orWithout}</p>
      <WithoutPassword {...props} />
      <p class="or">{orWork}</p>
      <WorkAccounts {...props} />
    </>
  )
}

/** Under the card: whoever has nothing to sign in with yet. */
export function SignInBelow({ w }: { w: Speech }) {
  return (
    <p class="mute">
      {w.signIn.stranger} <a href={paths.signUp}>{w.signIn.signUp}</a>
    </p>
  )
}

function PasswordForm({ w, state, next }: SignInProps) {
  const words = w.signIn
  const password = { w, state, name: 'password', label: words.password }
  return (
    <Form w={w} action={paths.signIn} state={state} hidden={{ next }} bare>
      <TextField w={w} state={state} name="email" label={words.email} type="email" autocomplete="username webauthn" />
      <div class="field">
        <div class="label">
          <label for="password">{words.password}</label>
          <small>
            <a href={withParameters(paths.reset, { next })}>{words.forgotten}</a>
          </small>
        </div>
        <input class="input" type="password" autocomplete="current-password" {...wired(password)} />
        <FieldError {...password} />
      </div>
      <Button tone="primary" wide>
        {words.verb}
      </Button>
    </Form>
  )
}

function WithoutPassword({ w, next }: SignInProps) {
  return (
    <div class="stacked">
      <PasskeyForm w={w} action={paths.signInPasskey} next={next} conditional />
      <LinkButton href={withParameters(paths.signInLink, { next })} icon="mail" wide>
        {w.signIn.link}
      </LinkButton>
    </div>
  )
}

function WorkAccounts({ w, next }: SignInProps) {
  const start = (provider?: string) => withParameters(paths.signInSso, { provider, next })
  return (
    <div class="stacked">
      <div class="two">
        <a class="btn" href={start('google')}>
          <Google />
          Google
        </a>
        <a class="btn" href={start('microsoft')}>
          <Microsoft />
          Microsoft
        </a>
      </div>
      <LinkButton href={start()} tone="quiet" wide>
        {w.signIn.otherWork}
      </LinkButton>
    </div>
  )
}
