import type { PaymentRow } from '#db/sessions/payments.ts'
import { Button } from '#views/ui/button.tsx'
import { Form } from '#views/ui/form.tsx'
import type { Speech } from '#words/words.ts'

export function StandInPage({ w, payment, action }: { w: Speech; payment: PaymentRow; action: string }) {
  const words = w.registrations
  return (
    <>
      <div class="stacked">
        <h1>{words.standInTitle}</h1>
        <p class="mute">{words.standInLead}</p>
        <p>{payment.title}</p>
        <p>
          <b>{w.format.amount(payment.amount)}</b>
        </p>
      </div>
      <Form w={w} action={action} bare>
        <Button tone="primary" wide>
          {words.standInPay}
        </Button>
        <Button name="leave" value="on" wide>
          {words.standInLeave}
        </Button>
      </Form>
    </>
  )
}
