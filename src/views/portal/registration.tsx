import type { OfferRow, OfferSlot } from '#db/sessions/registrations.ts'
import type { OfferState } from '#domain/sessions/registration.ts'
import { paths } from '#paths.ts'
import { Alert } from '#views/ui/alert.tsx'
import { Button, LinkButton } from '#views/ui/button.tsx'
import { CheckboxField, RadioCards } from '#views/ui/check-fields.tsx'
import { Form, type FormState, Pair, Part } from '#views/ui/form.tsx'
import { AreaField, TextField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'
import { OfferCard } from './registration-offer.tsx'

export type RegistrationScreen = {
  organisation: { id: string; name: string }
  offer: OfferRow
  slots: readonly OfferSlot[]
  state: OfferState
  paysNow: boolean
  form: FormState
}

/** Where anybody registers: what it is, then one form. It works as it is on a telephone and without a script. */
export function RegistrationPage({ w, screen }: { w: Speech; screen: RegistrationScreen }) {
  const words = w.registrations
  const { organisation, offer, state } = screen
  const isOpen = state === 'open' || state === 'full'
  return (
    <div class="stacked wide6">
      <div class="hero">
        <div>
          <h1>{words.title(offer.title)}</h1>
        </div>
        <OfferCard w={w} screen={screen} />
      </div>
      {isOpen ? (
        <RegistrationForm w={w} screen={screen} />
      ) : (
        <Alert
          tone="info"
          title={words.shut[state].title}
          action={<LinkButton href={paths.portal.catalogue(organisation.id)}>{words.otherDates}</LinkButton>}
        >
          {words.shut[state].hint}
        </Alert>
      )}
    </div>
  )
}

function RegistrationForm({ w, screen }: { w: Speech; screen: RegistrationScreen }) {
  const words = w.registrations
  const { organisation, offer, state, paysNow } = screen
  const form = { w, state: screen.form }
  const waiting = state === 'full'
  return (
    <Form
      w={w}
      id="registration"
      action={paths.portal.session(organisation.id, offer.id)}
      state={screen.form}
      hidden={{ id: textOf(screen.form.values.id) }}
    >
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
          inputmode="email"
          autocomplete="email"
        />
        <TextField
          {...form}
          name="phone"
          label={words.phone}
          hint={words.phoneHint}
          type="tel"
          inputmode="tel"
          autocomplete="tel"
          optional
        />
      </Part>
      <RadioCards
        {...form}
        name="payer"
        label={words.payer}
        choices={[
          { value: 'self', label: words.self, hint: words.selfHint },
          { value: 'company', label: words.company, hint: words.companyHint },
        ]}
      />
      <Pair>
        <TextField
          {...form}
          name="companyName"
          label={words.companyName}
          hint={words.companyTitleHint}
          autocomplete="organization"
          optional
        />
        <TextField
          {...form}
          name="companySiret"
          label={words.companySiret}
          hint={words.companySiretHint}
          inputmode="numeric"
          optional
        />
      </Pair>
      <Part title={words.needsTitle}>
        <p class="mute">{words.needsLead}</p>
        <CheckboxField {...form} name="wantsCall" label={words.wantsCall} hint={words.wantsCallHint} />
        <AreaField {...form} name="needs" label={words.needs} rows={2} optional />
      </Part>
      <AreaField {...form} name="message" label={words.message} rows={2} optional />
      <div hidden>
        <label>
          {words.leaveEmpty} <input name="fax" tabindex={-1} autocomplete="off" />
        </label>
      </div>
      <Part title={words.consentTitle}>
        <CheckboxField {...form} name="consent" label={words.consent(organisation.name)} hint={words.consentHint} />
      </Part>
      {paysNow && !waiting && <p class="mute">{words.payNow(words.minutes)}</p>}
      <Button tone="primary" size="large" wide>
        {waiting ? words.verbWaiting : paysNow ? words.verbPaid : words.verb}
      </Button>
    </Form>
  )
}

const textOf = (value: string | readonly string[] | undefined): string => (typeof value === 'string' ? value : '')
