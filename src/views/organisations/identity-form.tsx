import type { OfficeRow } from '#db/organisations/offices.ts'
import { paths } from '#paths.ts'
import { Form, type FormState, Pair, Part } from '#views/ui/form.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import { AreaField, TextField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'

export function IdentityForm({ w, office, state }: { w: Speech; office: OfficeRow; state: FormState }) {
  const form = { w, state }
  const { identity: words } = w.settings
  return (
    <Form
      w={w}
      action={paths.identity}
      state={state}
      draft={paths.identity}
      hidden={{ version: String(office.version) }}
    >
      <Part title={words.company}>
        <TextField {...form} name="name" label={words.name} hint={words.nameHint} autocomplete="organization" />
        <TextField {...form} name="legalForm" label={words.legalForm} hint={words.legalFormHint} optional />
        <Pair>
          <TextField {...form} name="nda" label={words.nda} hint={words.ndaHint} inputmode="numeric" optional />
          <TextField {...form} name="vatNumber" label={words.vatNumber} hint={words.vatNumberHint} optional />
        </Pair>
        <AreaField {...form} name="address" label={words.address} hint={words.addressHint} rows={3} optional />
      </Part>
      <Part title={words.contact}>
        <Pair>
          <TextField {...form} name="email" type="email" label={words.email} optional />
          <TextField {...form} name="phone" type="tel" label={words.phone} optional />
        </Pair>
        <TextField {...form} name="website" type="url" label={words.website} placeholder="https://" optional />
      </Part>
      <Part title={words.papers}>
        <AreaField
          {...form}
          name="legalMentions"
          label={words.legalMentions}
          hint={words.legalMentionsHint}
          rows={5}
          optional
        />
      </Part>
      <SubmitBar w={w} verb={words.save} cancel={paths.settings} />
    </Form>
  )
}
