import { paths } from '#paths.ts'
import { RadioCards } from '#views/ui/check-fields.tsx'
import { Form, type FormState, Pair, Part } from '#views/ui/form.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { SelectField } from '#views/ui/select-fields.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import { AreaField, TextField } from '#views/ui/text-fields.tsx'
import { DateField } from '#views/ui/time-fields.tsx'
import type { Speech } from '#words/words.ts'

type AuditFormProps = {
  w: Speech
  state: FormState
  id: string
  sites: readonly { id: string; name: string }[]
}

export function AuditFormPage({ w, state, id, sites }: AuditFormProps) {
  const words = w.audits
  const form = { w, state }
  const hinted = <K extends string>(names: Record<K, string>, hints: Record<K, string>) =>
    (Object.keys(names) as K[]).map((value) => ({ value, label: names[value], hint: hints[value] }))
  const named = (names: Readonly<Record<string, string>>) =>
    Object.entries(names).map(([value, label]) => ({ value, label }))
  return (
    <>
      <PageHead title={words.plan} />
      <div class="cols near">
        <Form {...form} id="audit-form" action={paths.audits.all} draft="audit" hidden={{ id }}>
          <Part title={words.facts}>
            <RadioCards {...form} name="kind" label={words.kind} choices={hinted(words.kinds, words.kindHints)} />
            <TextField {...form} name="title" label={words.name} hint={words.nameHint} />
            <Pair>
              <DateField {...form} name="onDay" label={words.onDay} hint={words.onDayHint} />
              <SelectField {...form} name="auditType" label={words.auditType} choices={named(words.auditTypes)} />
            </Pair>
            <Pair>
              <SelectField
                {...form}
                name="category"
                label={words.category}
                none={words.allCategories}
                choices={named(words.categories)}
                optional
              />
              <SelectField
                {...form}
                name="site"
                label={words.site}
                none={words.allSites}
                choices={sites.map((site) => ({ value: site.id, label: site.name }))}
                optional
              />
            </Pair>
            <TextField {...form} name="auditor" label={words.auditor} optional />
          </Part>
          <Part title={words.grid}>
            <RadioCards {...form} name="grid" label={words.grid} choices={hinted(words.grids, words.gridHints)} />
            <TextField
              {...form}
              name="indicators"
              label={words.indicators}
              hint={words.indicatorsHint}
              inputmode="numeric"
              optional
            />
            <AreaField {...form} name="questions" label={words.questions} hint={words.questionsHint} optional />
          </Part>
          <SubmitBar w={w} verb={words.plan} cancel={paths.audits.all} />
        </Form>
      </div>
    </>
  )
}
