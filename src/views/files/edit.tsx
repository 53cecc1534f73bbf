import type { HoldingRow } from '#db/files/holdings.ts'
import type { RetentionRule } from '#domain/files/retention.ts'
import { paths } from '#paths.ts'
import { Form, type FormState } from '#views/ui/form.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { SelectField } from '#views/ui/select-fields.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import { TextField } from '#views/ui/text-fields.tsx'
import { DateField } from '#views/ui/time-fields.tsx'
import type { Speech } from '#words/words.ts'

type EditProps = { w: Speech; holding: HoldingRow; rules: readonly RetentionRule[]; state: FormState }

export function FileFormPage({ w, holding, rules, state }: EditProps) {
  const { files: words } = w
  const form = { w, state }
  const hidden = { version: String(state.values.version ?? holding.version) }
  return (
    <>
      <PageHead title={words.editTitle(holding.name)} />
      <Form {...form} id="file-form" action={paths.files.one(holding.id)} hidden={hidden}>
        <TextField {...form} name="name" label={words.name} hint={words.nameHint} />
        <SelectField
          {...form}
          name="rule"
          label={words.rule}
          hint={words.ruleHint}
          choices={rules.map((rule) => ({ value: rule, label: w.retention.rules[rule].name }))}
        />
        <DateField {...form} name="startsOn" label={words.startsOn} hint={words.startsOnHint} optional />
        <SubmitBar w={w} verb={words.save} cancel={paths.files.one(holding.id)} />
      </Form>
    </>
  )
}
