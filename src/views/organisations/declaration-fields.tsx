import { CheckboxGroup } from '#views/ui/check-fields.tsx'
import { type FormState, Pair } from '#views/ui/form.tsx'
import { TextField } from '#views/ui/text-fields.tsx'
import { DateField } from '#views/ui/time-fields.tsx'
import type { Speech } from '#words/words.ts'

type FieldsProps = { w: Speech; state: FormState; sites: readonly (readonly [id: string, name: string])[] }

export function DeclarationFields({ sites, ...form }: FieldsProps) {
  const words = form.w.settings.declarations
  return (
    <>
      <TextField {...form} name="number" label={words.number} hint={words.numberHint} inputmode="numeric" />
      <Pair>
        <TextField {...form} name="region" label={words.region} hint={words.regionHint} />
        <DateField {...form} name="fromDay" label={words.fromDay} hint={words.fromDayHint} />
      </Pair>
      <CheckboxGroup
        {...form}
        name="sites"
        label={words.sites}
        hint={words.sitesHint}
        choices={sites.map(([value, label]) => ({ value, label }))}
      />
    </>
  )
}
