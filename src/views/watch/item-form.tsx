import { paths } from '#paths.ts'
import { FileField } from '#views/ui/file-field.tsx'
import { Form, type FormState, Pair } from '#views/ui/form.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { SelectField } from '#views/ui/select-fields.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import { AreaField, TextField } from '#views/ui/text-fields.tsx'
import { DateField } from '#views/ui/time-fields.tsx'
import type { Speech } from '#words/words.ts'
import { themeChoices } from './theme.ts'

type ItemFormProps = { w: Speech; id: string; kinds: readonly string[]; state: FormState }

/** Something met elsewhere than in a feed. */
export function WatchItemFormPage({ w, id, kinds, state }: ItemFormProps) {
  const words = w.watch
  const form = { w, state }
  const named: Readonly<Record<string, string>> = words.kinds
  return (
    <>
      <PageHead title={words.add} />
      <div class="cols near">
        <Form {...form} id="watch-item" action={paths.watch.items} draft={paths.watch.items} hidden={{ id }} upload>
          <Pair>
            <SelectField
              {...form}
              name="kind"
              label={words.kind}
              choices={kinds.map((value) => ({ value, label: named[value] ?? value }))}
            />
            <DateField {...form} name="happenedOn" label={words.day} />
          </Pair>
          <TextField {...form} name="title" label={words.itemTitle} />
          <SelectField {...form} name="theme" label={words.theme} choices={themeChoices(w)} />
          <TextField {...form} name="address" type="url" inputmode="url" label={words.link} optional />
          <AreaField {...form} name="summary" label={words.summary} hint={words.summaryHint} optional />
          <FileField {...form} name="file" label={words.file} hint={words.fileHint} optional />
          <SubmitBar w={w} verb={words.add} cancel={paths.watch.all} />
        </Form>
      </div>
    </>
  )
}
