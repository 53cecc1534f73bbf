import { paths } from '#paths.ts'
import { Button, LinkButton } from '#views/ui/button.tsx'
import { CheckboxField } from '#views/ui/check-fields.tsx'
import { Form, type FormState, Pair, Part } from '#views/ui/form.tsx'
import { TextField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'

export function SignUpPage({ w, state }: { w: Speech; state: FormState }) {
  const words = w.signUp
  const form = { w, state }
  return (
    <>
      <div>
        <h1>{words.title}</h1>
        <p class="mute">{words.lead}</p>
      </div>
      <Form w={w} action={paths.signUp} state={state} draft={paths.signUp} bare>
        <Part title={words.organisation}>
          <TextField {...form} name="organisationName" label={words.organisationName} autocomplete="organization" />
          <TextField {...form} name="siret" label={words.siret} hint={words.siretHint} inputmode="numeric" />
          <TextField {...form} name="nda" label={words.nda} hint={words.ndaHint} inputmode="numeric" />
          <CheckboxField {...form} name="ndaPending" label={words.ndaPending} hint={words.ndaPendingHint} />
        </Part>
        <Part title={words.site}>
          <TextField {...form} name="siteName" label={words.siteName} hint={words.siteNameHint} />
          <Pair>
            <TextField
              {...form}
              name="sitePostalCode"
              label={words.postalCode}
              inputmode="numeric"
              autocomplete="postal-code"
            />
            <TextField {...form} name="siteTown" label={words.town} autocomplete="address-level2" />
          </Pair>
        </Part>
        <Part title={words.you}>
          <Pair>
            <TextField {...form} name="givenName" label={words.givenName} autocomplete="given-name" />
            <TextField {...form} name="familyName" label={words.familyName} autocomplete="family-name" />
          </Pair>
          <TextField
            {...form}
            name="email"
            label={words.email}
            hint={words.emailHint}
            type="email"
            autocomplete="email"
          />
        </Part>
        <Button tone="primary" wide>
          {words.verb}
        </Button>
      </Form>
    </>
  )
}

export function SignUpBelow({ w }: { w: Speech }) {
  return (
    <p class="mute">
      {w.signUp.already} <a href={paths.signIn}>{w.signUp.signIn}</a>
    </p>
  )
}

/** The same words for every address. */
export function SignUpSent({ w }: { w: Speech }) {
  const words = w.signUp
  return (
    <>
      <div class="stacked">
        <h1>{words.sentTitle}</h1>
        <p>{words.sent}</p>
        <p class="mute">{words.sentHint}</p>
      </div>
      <LinkButton href={paths.signUp} wide>
        {words.again}
      </LinkButton>
    </>
  )
}
