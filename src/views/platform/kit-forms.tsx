import { Card } from '#views/ui/card.tsx'
import { CheckboxField, CheckboxGroup, RadioCards, SwitchField } from '#views/ui/check-fields.tsx'
import { FileField } from '#views/ui/file-field.tsx'
import { Form, type FormState, Pair, Part } from '#views/ui/form.tsx'
import { MoneyField, NumberField } from '#views/ui/number-fields.tsx'
import { ComboField, SelectField } from '#views/ui/select-fields.tsx'
import { SignaturePad } from '#views/ui/signature.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import { AreaField, CodeField, PasswordField, SearchField, TextField } from '#views/ui/text-fields.tsx'
import { DateField, TimeField } from '#views/ui/time-fields.tsx'
import type { Speech } from '#words/words.ts'

export function FieldsCard({ w }: { w: Speech }) {
  const { fields } = w.kit
  const form = { w, state: written(fields) }
  return (
    <Card title={fields.title} id="kit-fields">
      <Form w={w} action="" upload bare>
        <Pair>
          <TextField {...form} name="name" label={fields.name} optional />
          <SelectField
            {...form}
            name="funder"
            label={fields.funder}
            choices={funders(fields)}
            none={fields.funderNone}
          />
          <DateField {...form} name="firstDay" label={fields.firstDay} min="2026-11-21" />
          <TimeField {...form} name="opening" label={fields.opening} />
          <MoneyField {...form} name="amount" label={fields.amount} unit={fields.amountUnit} />
          <NumberField {...form} name="seats" label={fields.seats} unit={fields.seatsUnit} />
          <TextField {...form} name="reference" label={fields.reference} readonly />
          <SearchField {...form} name="find" label={fields.find} placeholder={fields.findHint} optional />
          <CodeField {...form} name="code" label={fields.code} />
          <PasswordField
            {...form}
            name="password"
            label={fields.password}
            hint={fields.passwordHint}
            autocomplete="new-password"
          />
          <ComboField {...form} name="town" label={fields.town} suggestions={towns} optional />
        </Pair>
        <Pair>
          <div class="stacked">
            <CheckboxField {...form} name="convocation" label={fields.convocation} hint={fields.convocationHint} />
            <CheckboxField {...form} name="warnCompany" label={fields.warnCompany} />
            <SwitchField {...form} name="opened" label={fields.opened} />
          </div>
          <CheckboxGroup
            {...form}
            name="needs"
            label={fields.needs}
            hint={fields.needsHint}
            choices={needs(fields)}
            optional
          />
          <FileField
            {...form}
            name="programme"
            label={fields.file}
            hint={fields.fileHint}
            accept="application/pdf,image/*"
          />
        </Pair>
        <AreaField {...form} name="message" label={fields.message} optional />
      </Form>
    </Card>
  )
}

export function RefusedForm({ w }: { w: Speech }) {
  const { fields } = w.kit
  const form = { w, state: refused(fields) }
  return (
    <Form {...form} id="kit-refused" action="" draft="kit">
      <Part title={fields.progress}>
        <RadioCards {...form} name="mode" label={fields.mode} choices={modes(fields)} />
        <Pair>
          <TextField {...form} name="siret" label={fields.siret} hint={fields.siretHint} inputmode="numeric" />
          <NumberField {...form} name="seats" label={fields.seats} unit={fields.seatsUnit} />
        </Pair>
      </Part>
      <Part title={fields.registration}>
        <CheckboxField {...form} name="terms" label={fields.terms} />
      </Part>
      <SubmitBar w={w} verb={fields.save} cancel="#kit-fields" status={w.ui.draftKeptAt(w.format.hour(draftKept))} />
    </Form>
  )
}

export function SignatureCard({ w }: { w: Speech }) {
  return (
    <Card title={w.kit.fields.signTitle} id="kit-signature">
      <Form w={w} action="" bare>
        <SignaturePad w={w} state={{ values: {}, errors: {}, prefix: 'sign' }} name="signature" />
      </Form>
    </Card>
  )
}

type Words = Speech['kit']['fields']

const draftKept = Date.UTC(2026, 10, 20, 13, 32)

const towns = ['Nantes', 'Vannes', 'Rennes'].map((town) => ({ value: town, label: town }))

const written = (fields: Words): FormState => ({
  values: {
    name: 'Atelier Brémond',
    funder: 'opco',
    firstDay: '2026-11-24',
    opening: '09:30',
    amount: '1 480,00',
    seats: '12',
    reference: 'S-2026-0418',
    code: '482913',
    convocation: 'on',
    opened: 'on',
    needs: ['wheelchair', 'sight'],
    message: fields.messageText,
  },
  errors: {},
})

const refused = (fields: Words): FormState => ({
  values: { siret: '123 456', seats: '12' },
  errors: { mode: fields.modeError, siret: fields.siretError, seats: fields.seatsError, terms: fields.termsError },
  prefix: 'refused',
})

const funders = (fields: Words) => [
  { value: 'company', label: fields.company },
  {
    label: fields.publicFunds,
    choices: [
      { value: 'opco', label: fields.opco },
      { value: 'cpf', label: 'CPF' },
    ],
  },
]

const needs = (fields: Words) => [
  { value: 'wheelchair', label: fields.wheelchair },
  { value: 'hearing', label: fields.hearing },
  { value: 'sight', label: fields.sight },
]

const modes = (fields: Words) => [
  { value: 'present', label: fields.present, hint: fields.presentHint },
  { value: 'remote', label: fields.remote, hint: fields.remoteHint },
  { value: 'mixed', label: fields.mixed, hint: fields.mixedHint },
]
