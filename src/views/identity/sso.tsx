import { paths } from '#paths.ts'
import { withParameters } from '#views/ui/address.ts'
import { Button, LinkButton } from '#views/ui/button.tsx'
import { Form, type FormState } from '#views/ui/form.tsx'
import { TextField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'
import { Google, Microsoft } from './providers.tsx'

type SsoProps = {
  w: Speech
  state: FormState
  /** Those that the platform is known to. */
  shared: readonly (keyof typeof marks)[]
  next: string | undefined
  linking: boolean
}

export function SsoPage({ w, state, shared, next, linking }: SsoProps) {
  const link = linking ? 'yes' : undefined
  return (
    <>
      <div>
        <h1>{w.sso.title}</h1>
        <p class="mute">{w.sso.lead}</p>
      </div>
      <Form w={w} action={paths.signInSso} state={state} hidden={{ next, link }} bare>
        <TextField
          w={w}
          state={state}
          name="email"
          label={w.sso.email}
          hint={w.sso.emailHint}
          type="email"
          autocomplete="username"
        />
        <Button tone="primary" wide>
          {w.sso.verb}
        </Button>
      </Form>
      {shared.length > 0 && (
        <>
          <p class="or">{w.sso.or}</p>
          <div class="two">
            {shared.map((key) => (
              <a class="btn" href={withParameters(paths.signInSso, { provider: key, next, link })}>
                {marks[key].mark()}
                {marks[key].name}
              </a>
            ))}
          </div>
        </>
      )}
      <LinkButton href={linking ? paths.ssoLink : withParameters(paths.signIn, { next })} tone="quiet" wide>
        {linking ? w.sso.backToAccounts : w.signIn.back}
      </LinkButton>
    </>
  )
}

const marks = { google: { name: 'Google', mark: Google }, microsoft: { name: 'Microsoft', mark: Microsoft } }
