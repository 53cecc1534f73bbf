import { paths } from '#paths.ts'
import { Alert } from '#views/ui/alert.tsx'
import { LinkButton, PostButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import type { Speech } from '#words/words.ts'
import type { RegistrationScreen } from './registration.tsx'
import { OfferCard } from './registration-offer.tsx'

export type DoneState = 'enrolled' | 'waiting' | 'held' | 'ended' | 'received'

export type DoneScreen = Omit<RegistrationScreen, 'form'> & {
  done: DoneState
  token: string
  heldUntil: number
  /** Where to pay, when there is such a page already. */
  payment: string | undefined
  problem: 'payment_later' | 'payment_refused' | 'seat_gone' | undefined
  /** A seat is free, and it is this person's turn. */
  mayTake: boolean
}

/** What has been done, and what happens next, exactly. */
export function RegistrationDonePage({ w, screen }: { w: Speech; screen: DoneScreen }) {
  const words = w.registrations
  const { done, organisation, offer, heldUntil } = screen
  return (
    <div class="stacked wide6">
      <div class="hero">
        <div>
          <h1>{screen.mayTake ? words.seatOffered : words.doneTitle[done]}</h1>
        </div>
        <OfferCard w={w} screen={screen} />
      </div>
      {screen.problem && <Problem w={w} problem={screen.problem} />}
      {done === 'held' && <Payment w={w} screen={screen} />}
      {screen.mayTake && (
        <Card label={words.seatOffered}>
          <p>{words.seatOfferedHint}</p>
          <PostButton action={paths.portal.registeredSeat(organisation.id, screen.token)} tone="primary" size="large">
            {words.takeSeat}
          </PostButton>
        </Card>
      )}
      <Card title={words.next} id="next">
        <ol class="stacked">
          {words.steps[done].map((step) => (
            <li>{step}</li>
          ))}
        </ol>
        {done === 'held' && heldUntil > 0 && <p class="mute">{words.heldUntil(w.format.hour(heldUntil))}</p>}
        <div class="actions">
          {offer.startsOn && done !== 'ended' && (
            <LinkButton icon="calendar-days" href={paths.portal.calendar(organisation.id, offer.id)} download>
              {words.calendar}
            </LinkButton>
          )}
          <LinkButton href={paths.portal.session(organisation.id, offer.id)}>{words.again}</LinkButton>
        </div>
      </Card>
    </div>
  )
}

export function RegistrationGonePage({ w, organisation }: { w: Speech; organisation: string }) {
  const words = w.registrations
  return (
    <div class="stacked wide4">
      <div class="hero">
        <div>
          <h1>{words.linkGone}</h1>
          <p>{words.linkGoneHint}</p>
        </div>
      </div>
      <LinkButton href={paths.portal.catalogue(organisation)}>{words.otherDates}</LinkButton>
    </div>
  )
}

/** A link and not a form: what is paid is paid elsewhere, and forms stay at home. */
function Payment({ w, screen }: { w: Speech; screen: DoneScreen }) {
  const words = w.registrations
  const { organisation, offer, payment, token } = screen
  return (
    <Card label={words.doneTitle.held}>
      <p>{words.heldUntil(w.format.hour(screen.heldUntil))}</p>
      {payment ? (
        <LinkButton href={payment} tone="primary" size="large">
          {words.pay(w.format.amount(offer.price))}
        </LinkButton>
      ) : (
        <PostButton action={paths.portal.registeredPayment(organisation.id, token)} tone="primary" size="large">
          {words.payAgain}
        </PostButton>
      )}
    </Card>
  )
}

function Problem({ w, problem }: { w: Speech; problem: NonNullable<DoneScreen['problem']> }) {
  const words = w.registrations
  const title = { payment_later: words.payLater, payment_refused: words.payRefused, seat_gone: words.seatGone }[problem]
  return <Alert tone="warn" role="alert" title={title} />
}
