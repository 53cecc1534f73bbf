import type { ChainRow } from '#db/attendance/chain.ts'
import type { SessionFrameRow } from '#db/sessions/frame.ts'
import type { SigningMode } from '#domain/attendance/signature.ts'
import { paths } from '#paths.ts'
import { SessionFrame, type SessionTab } from '#views/sessions/frame.tsx'
import { withParameters } from '#views/ui/address.ts'
import { Alert } from '#views/ui/alert.tsx'
import { LinkButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Empty } from '#views/ui/empty.tsx'
import { Pager } from '#views/ui/pager.tsx'
import { Badge } from '#views/ui/state.tsx'
import { type Column, Table } from '#views/ui/table.tsx'
import type { Speech } from '#words/words.ts'

type ChainProps = {
  w: Speech
  session: SessionFrameRow
  tabs: readonly SessionTab[]
  links: readonly ChainRow[]
  /** The number of the first that does not hold. */
  broken: number | null
  after: number
  next: number | undefined
}

/** Every signature of a session, in the order in which they came, and whether none was touched since. */
export function ChainPage({ w, session, tabs, links, broken, after, next }: ChainProps) {
  const { chain } = w.attendance
  const address = paths.attendance.chain(session.id)
  return (
    <SessionFrame
      w={w}
      session={session}
      current="attendance"
      tabs={tabs}
      actions={<LinkButton href={paths.sessions.attendance(session.id)}>{w.attendance.back}</LinkButton>}
    >
      {links.length > 0 && <Verdict w={w} links={links} broken={broken} />}
      <Card id="chain" title={chain.title} flush footer={chain.how}>
        {links.length === 0 ? (
          <Empty level={3} icon="signature" title={chain.none} />
        ) : (
          <Table
            w={w}
            label={chain.title}
            columns={columnsOf(w, broken)}
            items={links}
            id={({ number }) => `link-${number}`}
            name={({ number, name }) => `${number} ${name}`}
            dense
          />
        )}
        {(next !== undefined || after > 0) && (
          <Pager
            w={w}
            previous={after > 0 ? address : undefined}
            next={next === undefined ? undefined : withParameters(address, { after: String(next) })}
          />
        )}
      </Card>
    </SessionFrame>
  )
}

function Verdict({ w, links, broken }: Pick<ChainProps, 'w' | 'links' | 'broken'>) {
  const { chain } = w.attendance
  if (broken !== null) {
    return (
      <Alert tone="bad" role="alert" title={chain.broken(w.format.number(broken))}>
        {chain.brokenHint}
      </Alert>
    )
  }
  return (
    <Alert tone="ok" title={chain.whole(links.length)}>
      {chain.wholeHint}
    </Alert>
  )
}

function columnsOf(w: Speech, broken: number | null): Column<ChainRow>[] {
  const { chain, modes } = w.attendance
  return [
    { key: 'number', label: chain.number, cell: ({ number }) => w.format.number(number) },
    {
      key: 'name',
      label: chain.who,
      cell: ({ name, enrolmentId }) => (
        <>
          {name}
          {enrolmentId === null && <small>{w.attendance.trainerSign}</small>}
        </>
      ),
    },
    {
      key: 'slot',
      label: chain.slot,
      cell: ({ day, startsAt, endsAt }) =>
        day && startsAt !== null && endsAt !== null ? `${w.format.date(day)}, ${w.format.hours(startsAt, endsAt)}` : '',
    },
    { key: 'at', label: w.attendance.correction.receivedAt, cell: ({ at }) => w.format.moment(at) },
    { key: 'mode', label: w.attendance.correction.how, cell: ({ mode }) => modes[mode as SigningMode] },
    {
      key: 'hash',
      label: w.attendance.correction.hash,
      cell: ({ number, sha256 }) =>
        number === broken ? <Badge tone="bad">{chain.wrong}</Badge> : <code>{sha256.slice(0, 12)}</code>,
    },
  ]
}
