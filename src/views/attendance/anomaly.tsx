import type { AnomalyRow } from '#db/attendance/anomalies.ts'
import { paths } from '#paths.ts'
import { withParameters } from '#views/ui/address.ts'
import { Alert } from '#views/ui/alert.tsx'
import { LinkButton, PostButton } from '#views/ui/button.tsx'
import { Form, type FormState } from '#views/ui/form.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Badge } from '#views/ui/state.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import { TextField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'
import { explanationOf } from './explanation.ts'

type AnomalyPageProps = { w: Speech; anomaly: AnomalyRow; state: FormState; mayEdit: boolean }

/** One thing that looks wrong: what was found, and why it is right as it is. */
export function AnomalyPage({ w, anomaly, state, mayEdit }: AnomalyPageProps) {
  const { attendance, format } = w
  const { desk, rules } = attendance
  const who = anomaly.givenName === null ? '' : `${anomaly.givenName} ${anomaly.familyName} · `
  const form = { w, state }
  return (
    <div class="stacked wide6">
      <PageHead
        title={rules[anomaly.rule as keyof typeof rules]}
        state={<Badge tone={anomaly.isOpen ? 'warn' : 'ok'}>{anomaly.isOpen ? desk.toExplain : desk.explained}</Badge>}
        lead={`${who}${anomaly.title} · ${format.longDate(anomaly.day)}, ${format.hours(anomaly.startsAt, anomaly.endsAt)}`}
        actions={
          <LinkButton href={withParameters(paths.sessions.attendance(anomaly.sessionId), { slot: anomaly.slotId })}>
            {desk.seeSlot}
          </LinkButton>
        }
      />
      <Alert tone={anomaly.isOpen ? 'warn' : 'info'} title={explanationOf(w, anomaly)}>
        {desk.found(format.moment(anomaly.at))}
      </Alert>
      {anomaly.resolvedAt !== null && (
        <Alert
          tone="ok"
          title={anomaly.resolution}
          action={mayEdit && <PostButton action={paths.attendance.reopening(anomaly.id)}>{desk.reopen}</PostButton>}
        >
          {desk.resolvedAt(format.moment(anomaly.resolvedAt))}
        </Alert>
      )}
      {mayEdit && anomaly.isOpen === 1 && (
        <Form {...form} id="resolution-form" action={paths.attendance.resolution(anomaly.id)}>
          <TextField {...form} name="reason" label={desk.reason} hint={desk.reasonHint} />
          <SubmitBar w={w} verb={desk.resolve} cancel={paths.attendance.view('anomalies')} />
        </Form>
      )}
    </div>
  )
}
