import type { ReportKind } from '#domain/quality/tickets/report.ts'
import { Alert } from '#views/ui/alert.tsx'
import { Button } from '#views/ui/button.tsx'
import { Form, type FormState } from '#views/ui/form.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { SelectField } from '#views/ui/select-fields.tsx'
import { AreaField, TextField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'
import { Trap } from './trap.tsx'

type ReportFormProps = {
  w: Speech
  state: FormState
  action: string
  kinds: readonly ReportKind[]
}

/** The same for whoever works here and for whoever comes from outside: what happened, and a name only if they wish. */
export function ReportFormPage({ w, state, action, kinds }: ReportFormProps) {
  const words = w.improvement.reports
  const form = { w, state }
  return (
    <div class="stacked wide6">
      <PageHead title={words.title} lead={words.lead} />
      <Alert tone="info" title={words.who} icon="lock">
        {words.urgent}
      </Alert>
      <div class="measure">
        <Form {...form} action={action} hidden={{ id: [state.values.id].flat()[0] }}>
          <SelectField
            {...form}
            name="kind"
            label={words.kind}
            none={w.ui.choose}
            choices={kinds.map((kind) => ({ value: kind, label: words.kinds[kind] }))}
          />
          <AreaField {...form} name="body" label={words.body} hint={words.bodyHint} rows={7} />
          <TextField {...form} name="name" label={words.name} optional />
          <TextField {...form} name="contact" label={words.contact} hint={words.contactHint} optional />
          <Trap w={w} />
          <div class="submit">
            <Button tone="primary">{words.send}</Button>
          </div>
        </Form>
      </div>
    </div>
  )
}

/** Once it has been sent: a reference, since no mail leaves. */
export function ReportThanksPage({ w, reference }: { w: Speech; reference: string }) {
  const words = w.improvement.reports
  return (
    <div class="stacked wide6">
      <PageHead title={words.thanks} lead={words.thanksLead} />
      {reference && (
        <Alert tone="ok" title={words.reference(reference)}>
          {words.noMail}
        </Alert>
      )}
    </div>
  )
}
