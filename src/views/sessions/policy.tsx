import { paths } from '#paths.ts'
import { RadioCards } from '#views/ui/check-fields.tsx'
import { Form, type FormState } from '#views/ui/form.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import type { Speech } from '#words/words.ts'

/** Whether conflicts warn or block, for the whole organisation. */
export function ConflictPolicyPage({ w, state }: { w: Speech; state: FormState }) {
  const { policy: words } = w.sessions.slots.conflicts
  const form = { w, state }
  return (
    <>
      <PageHead title={words.title} lead={words.lead} />
      <div class="cols near">
        <Form {...form} action={paths.conflicts} hidden={{ version: [state.values.version ?? '0'].flat()[0] }}>
          <RadioCards
            {...form}
            name="policy"
            label={words.label}
            choices={[
              { value: 'warn', label: words.warn, hint: words.warnHint },
              { value: 'block', label: words.block, hint: words.blockHint },
            ]}
          />
          <SubmitBar w={w} verb={words.save} />
        </Form>
      </div>
    </>
  )
}
