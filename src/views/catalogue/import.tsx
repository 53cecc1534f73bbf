import { paths } from '#paths.ts'
import { FileField } from '#views/ui/file-field.tsx'
import { Form, type FormState, Part } from '#views/ui/form.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import { AreaField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'

export function ImportPage({ w, state, id }: { w: Speech; state: FormState; id: string }) {
  const { catalogue: words } = w
  const form = { w, state }
  return (
    <>
      <PageHead title={words.import} lead={words.importing.lead} />
      <div class="cols near">
        <Form {...form} action={paths.catalogue.import} upload hidden={{ id }}>
          <Part title={words.programme}>
            <FileField {...form} name="file" label={words.importing.file} accept=".json,application/json" optional />
            <AreaField {...form} name="text" label={words.importing.text} rows={6} optional />
          </Part>
          <SubmitBar w={w} verb={words.importing.verb} cancel={paths.catalogue.all} />
        </Form>
      </div>
    </>
  )
}
