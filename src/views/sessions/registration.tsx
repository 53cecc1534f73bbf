import type { SessionFrameRow } from '#db/sessions/frame.ts'
import type { PaymentRow } from '#db/sessions/payments.ts'
import { paths } from '#paths.ts'
import { Alert } from '#views/ui/alert.tsx'
import { LinkButton, PostButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Empty } from '#views/ui/empty.tsx'
import { Qr } from '#views/ui/qr.tsx'
import { Badge, State, type Tone } from '#views/ui/state.tsx'
import { type Column, Table } from '#views/ui/table.tsx'
import type { Speech } from '#words/words.ts'
import { SessionFrame, type SessionTab } from './frame.tsx'

type Screen = {
  session: SessionFrameRow
  tabs: readonly SessionTab[]
  isClosed: boolean
  address: string
  payments: readonly PaymentRow[]
  lacksAccount: boolean
  may: { edit: boolean; read: boolean; link: boolean }
}

export function SessionRegistrationPage({ w, screen }: { w: Speech; screen: Screen }) {
  const words = w.registrations
  const { session, tabs, lacksAccount, may } = screen
  return (
    <SessionFrame w={w} session={session} current="enrolments" tabs={tabs}>
      {session.isPublic === 0 && (
        <Alert tone="info" title={words.notPublicTitle}>
          {words.notPublicHint}
        </Alert>
      )}
      {lacksAccount && (
        <Alert
          tone="warn"
          title={words.noAccountTitle}
          action={may.link && <LinkButton href={paths.paymentAccount}>{words.linkAccount}</LinkButton>}
        >
          {words.noAccountHint}
        </Alert>
      )}
      <div class="cols">
        <div>
          <Online w={w} screen={screen} />
          {session.isPaidOnline === 1 && may.read && <Payments w={w} screen={screen} />}
        </div>
        <div>
          <Poster w={w} screen={screen} />
        </div>
      </div>
    </SessionFrame>
  )
}

function Online({ w, screen: { session, isClosed, address, may } }: { w: Speech; screen: Screen }) {
  const words = w.registrations
  const isOpen = session.isPublic === 1 && !isClosed
  return (
    <Card
      title={words.page}
      id="online"
      note={
        <Badge tone={isOpen ? 'ok' : 'warn'}>
          {isOpen ? words.open : session.isPublic === 1 ? words.closed : words.notPublic}
        </Badge>
      }
    >
      <p>{words.pageLead}</p>
      <p>
        <a href={address}>{address}</a>
      </p>
      <div class="actions">
        <LinkButton icon="external-link" href={address}>
          {words.see}
        </LinkButton>
        {may.edit && (
          <PostButton
            action={
              isClosed ? paths.sessions.registrationOpening(session.id) : paths.sessions.registrationClosure(session.id)
            }
            icon={isClosed ? 'check' : 'ban'}
          >
            {isClosed ? words.openVerb : words.closeVerb}
          </PostButton>
        )}
      </div>
    </Card>
  )
}

/** What is pinned to a wall: the page prints as this alone. */
function Poster({ w, screen: { session, address } }: { w: Speech; screen: Screen }) {
  const words = w.registrations
  return (
    <Card label={words.qr} footer={<span class="mute">{words.printHint}</span>}>
      <h2>{session.title}</h2>
      {session.startsOn && <p>{w.format.period(session.startsOn, session.endsOn)}</p>}
      <p>{[session.siteName, session.spaceName || session.place].filter(Boolean).join(', ')}</p>
      <Qr text={address} label={words.qr} />
      <p>{words.posterScan}</p>
      <p class="mute">{address}</p>
    </Card>
  )
}

const tones: Partial<Record<PaymentRow['state'], Tone>> = { paid: 'ok', waiting: 'warn', refunding: 'info' }

function Payments({ w, screen: { session, payments, may } }: { w: Speech; screen: Screen }) {
  const words = w.registrations
  const columns: readonly Column<PaymentRow>[] = [
    { key: 'person', label: words.person, cell: ({ name }) => name },
    { key: 'amount', label: words.amount, cell: ({ amount }) => w.format.amount(amount), end: true },
    {
      key: 'state',
      label: words.state,
      cell: ({ state }) => <State tone={tones[state]}>{words.paymentStates[state]}</State>,
    },
    {
      key: 'refund',
      label: words.refund,
      cell: ({ id, state }) =>
        may.edit && (state === 'paid' || state === 'waiting') ? (
          <PostButton action={paths.sessions.refunds(session.id)} fields={{ payment: id }} size="small">
            {words.refund}
          </PostButton>
        ) : null,
    },
  ]
  return (
    <Card title={words.paymentsTitle} id="payments" flush>
      {payments.length === 0 ? (
        <Empty icon="euro" title={words.paymentsNone}>
          {words.paymentsHint}
        </Empty>
      ) : (
        <Table
          w={w}
          label={words.paymentsTitle}
          columns={columns}
          items={payments}
          id={({ id }) => id}
          name={({ name }) => name}
        />
      )}
    </Card>
  )
}
