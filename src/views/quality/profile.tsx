import type { AuditType } from '#domain/quality/grid/findings.ts'
import type { ActionCategory } from '#domain/quality/statement/facts.ts'
import { paths } from '#paths.ts'
import { CheckboxField, CheckboxGroup } from '#views/ui/check-fields.tsx'
import { Form, type FormState, Pair } from '#views/ui/form.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { SelectField } from '#views/ui/select-fields.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import { DateField } from '#views/ui/time-fields.tsx'
import type { Speech } from '#words/words.ts'

const categories: readonly ActionCategory[] = ['AF', 'BC', 'VAE', 'CFA']
const types: readonly AuditType[] = ['initial', 'surveillance', 'renewal']
const facts = [
  'certifying',
  'alternating',
  'workplace',
  'subcontracting',
  'isOnlySubcontractor',
  'isNewEntrant',
  'isRecognised',
] as const

export function GridProfilePage({ w, state }: { w: Speech; state: FormState }) {
  const { profile: words } = w.quality
  const form = { w, state }
  const hints: Partial<Record<(typeof facts)[number], string>> = {
    isNewEntrant: words.isNewEntrantHint,
    isRecognised: words.isRecognisedHint,
  }
  return (
    <>
      <PageHead title={words.title} lead={words.lead} />
      <div class="cols near">
        <Form
          {...form}
          id="quality-profile"
          action={paths.quality.profile}
          hidden={{ version: String(state.values.version ?? 0) }}
        >
          <CheckboxGroup
            {...form}
            name="categories"
            label={words.categories}
            choices={categories.map((value) => ({ value, label: words.categoryNames[value] }))}
          />
          <div class="stacked">
            {facts.map((name) => (
              <CheckboxField {...form} name={name} label={words[name]} hint={hints[name]} />
            ))}
          </div>
          <CheckboxGroup
            {...form}
            name="newCategories"
            label={words.newCategories}
            hint={words.newCategoriesHint}
            choices={categories.map((value) => ({ value, label: words.categoryNames[value] }))}
            optional
          />
          <Pair>
            <DateField {...form} name="certifiedOn" label={words.certifiedOn} optional />
            <DateField {...form} name="auditOn" label={words.auditOn} optional />
          </Pair>
          <SelectField
            {...form}
            name="auditType"
            label={words.auditType}
            choices={types.map((value) => ({ value, label: words.auditTypes[value] }))}
          />
          <SubmitBar w={w} verb={words.save} cancel={paths.quality.all} />
        </Form>
      </div>
    </>
  )
}
