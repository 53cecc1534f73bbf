import { paths } from '#paths.ts'
import { withParameters } from '#views/ui/address.ts'
import { Button, LinkButton } from '#views/ui/button.tsx'
import { Form, type FormState } from '#views/ui/form.tsx'
import { CodeField, TextField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'

type SecondFactorProps = { w: Speech; state: FormState; next: string | undefined; recovery: boolean }

export function SecondFactorPage({ w, state, next, recovery }: SecondFactorProps) {
  const form = { w, state }
  const words = w.signIn
  const otherWay = withParameters(paths.secondFactor, { with: recovery ? undefined : 'recovery', next })
  return (
    <>
      <div>
        <h1>{words.secondTitle}</h1>
        <p class="mute">{recovery ? words.recoveryLead : words.secondLead}</p>
      </div>
      <Form w={w} action={paths.secondFactor} state={state} hidden={{ next }} bare>
        {recovery ? (
          <TextField {...form} name="recoveryCode" label={words.recovery} autocomplete="off" autofocus />
        ) : (
          <CodeField {...form} name="code" label={words.code} autofocus />
        )}
        <Button tone="primary" wide>
          {words.secondVerb}
        </Button>
      </Form>
      <div class="stacked">
        <LinkButton href={otherWay} wide>
          {recovery ? words.useApplication : words.useRecovery}
        </LinkButton>
        <LinkButton href={withParameters(paths.signIn, { next })} tone="quiet" wide>
          {words.back}
        </LinkButton>
      </div>
    </>
  )
}
