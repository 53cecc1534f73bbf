import type { AccountRow } from '#db/sessions/payments.ts'
import { paths } from '#paths.ts'
import { Alert } from '#views/ui/alert.tsx'
import { LinkButton, PostButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Form, type FormState } from '#views/ui/form.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { State } from '#views/ui/state.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import { PasswordField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'

type Props = {
  w: Speech
  account: AccountRow | undefined
  /** Stripe tells us of what happens there. */
  isHeard: boolean
  /** On one's own machine. */
  isTrial: boolean
  state: FormState
}

export function PaymentAccountPage({ w, account, isHeard, isTrial, state }: Props) {
  const words = w.registrations
  const form = { w, state }
  return (
    <div class="stacked wide6">
      <PageHead title={words.accountTitle} lead={words.accountLead} />
      <Card title={words.accountTitle} id="account">
        {account ? (
          <>
            <State tone="ok">{account.isTest === 1 ? words.accountTest : words.accountLive}</State>
            <p>
              {words.accountEnding(account.ending)} · {words.accountSince(w.format.shortDay(account.at))}
            </p>
            <PostButton action={paths.paymentAccountRemoval} icon="trash-2">
              {words.keyRemove}
            </PostButton>
          </>
        ) : (
          <p>{isTrial ? words.accountStandIn : words.accountNone}</p>
        )}
      </Card>
      <Form w={w} id="key-form" action={paths.paymentAccount} state={state}>
        <PasswordField {...form} name="key" label={words.key} hint={words.keyHint} autocomplete="new-password" />
        <SubmitBar w={w} verb={account ? words.keyReplace : words.keySave} />
      </Form>
      {account && (
        <Alert
          tone={isHeard ? 'ok' : 'warn'}
          title={isHeard ? words.hookReady : words.hookNone}
          action={!isHeard && <LinkButton href={paths.source.new}>{words.hookAdd}</LinkButton>}
        >
          {words.hookEvents} checkout.session.completed, checkout.session.async_payment_succeeded,
          checkout.session.expired, charge.refunded
        </Alert>
      )}
    </div>
  )
}
