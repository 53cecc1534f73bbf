import type { OwnSlotRow } from '#db/portal/own-slots.ts'
import { paths } from '#paths.ts'
import { Form, type FormState } from '#views/ui/form.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import { TextField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'
import { whereOf } from './teaching-slot.tsx'

export function DeclinePage({ w, slot, state }: { w: Speech; slot: OwnSlotRow; state: FormState }) {
  const { teaching: words, format } = w
  const form = { w, state }
  return (
    <>
      <PageHead
        title={words.declineTitle}
        lead={slot.sessionTitle}
        facts={[
          { icon: 'calendar-days', text: format.longDate(slot.day) },
          { icon: 'clock', text: format.hours(slot.startsAt, slot.endsAt) },
          { icon: 'map-pin', text: whereOf(w, slot) },
        ]}
      />
      <Form {...form} id="decline-form" action={paths.teaching.answer(slot.id)}>
        <p>{words.declineFollows}</p>
        <TextField {...form} name="reason" label={words.reason} hint={words.reasonHint} />
        <SubmitBar w={w} verb={words.decline} tone="danger" cancel={paths.teaching.all} />
      </Form>
    </>
  )
}
