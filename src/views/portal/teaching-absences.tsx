import type { OwnAbsenceRow } from '#db/availability/own-absences.ts'
import { paths } from '#paths.ts'
import { PostButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Empty } from '#views/ui/empty.tsx'
import { Form, type FormState, Pair } from '#views/ui/form.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import { TextField } from '#views/ui/text-fields.tsx'
import { DateField, TimeField } from '#views/ui/time-fields.tsx'
import type { Speech } from '#words/words.ts'
import { TeachingFrame } from './teaching-frame.tsx'

type AbsencesProps = {
  w: Speech
  absences: readonly OwnAbsenceRow[]
  state: FormState
  /** What the next one will be called, so that a form sent twice declares it once. */
  id: string
}

export function AbsencesPage({ w, absences, state, id }: AbsencesProps) {
  const { absences: words } = w.teaching
  const form = { w, state }
  return (
    <TeachingFrame w={w} current="absences" title={words.title} lead={words.lead}>
      <Form {...form} id="absence-form" action={paths.teaching.absences} hidden={{ id }}>
        <h2>{words.add}</h2>
        <Pair>
          <DateField {...form} name="from" label={words.firstDay} />
          <TimeField {...form} name="fromHour" label={words.firstHour} optional />
        </Pair>
        <Pair>
          <DateField {...form} name="until" label={words.lastDay} />
          <TimeField {...form} name="untilHour" label={words.lastHour} optional />
        </Pair>
        <TextField {...form} name="reason" label={words.reason} hint={words.reasonHint} optional />
        <SubmitBar w={w} verb={words.add} />
      </Form>
      <Card title={words.list} id="absences" flush>
        {absences.length === 0 ? (
          <Empty icon="calendar-x" title={words.none}>
            {words.noneHint}
          </Empty>
        ) : (
          <Rows label={words.list}>
            {absences.map((absence) => (
              <Line w={w} absence={absence} />
            ))}
          </Rows>
        )}
      </Card>
    </TeachingFrame>
  )
}

function Line({ w: { teaching, format }, absence }: { w: Speech; absence: OwnAbsenceRow }) {
  const { absences: words } = teaching
  const period = words.between(format.moment(absence.startsAt), format.moment(absence.endsAt))
  return (
    <Row
      icon="calendar-x"
      title={period}
      context={absence.reason}
      actions={
        <PostButton
          size="small"
          tone="quiet"
          icon="trash-2"
          label={words.withdrawOf(period)}
          action={paths.teaching.absenceRemoval(absence.id)}
        />
      }
    />
  )
}
