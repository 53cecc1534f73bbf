import type { Page } from '#db/listing.ts'
import type { KeyRow } from '#db/members/keys.ts'
import { paths } from '#paths.ts'
import { withParameters } from '#views/ui/address.ts'
import { Alert } from '#views/ui/alert.tsx'
import { Button, LinkButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Confirm } from '#views/ui/dialog.tsx'
import { Empty } from '#views/ui/empty.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Pager } from '#views/ui/pager.tsx'
import { Badge } from '#views/ui/state.tsx'
import { type Column, Table } from '#views/ui/table.tsx'
import type { Speech } from '#words/words.ts'

type KeysProps = {
  w: Speech
  page: Page<KeyRow>
  address: string
  after: string | undefined
  now: number
  problem?: string | undefined
}

export function KeysPage({ w, page, address, after, now, problem }: KeysProps) {
  const add = (
    <>
      <LinkButton href={paths.keyGuide}>{w.keys.guide.link}</LinkButton>
      <LinkButton tone="primary" icon="plus" href={paths.keyNew}>
        {w.keys.create}
      </LinkButton>
    </>
  )
  const paged = address.includes('after=')
  return (
    <>
      <PageHead title={w.keys.title} lead={w.keys.lead} actions={add} />
      {problem && <Alert tone="bad" title={problem} role="alert" />}
      <Card label={w.keys.list} flush>
        {page.items.length > 0 ? (
          <Table
            w={w}
            label={w.keys.table}
            columns={columnsOf(w, now)}
            items={page.items}
            id={(key) => key.id}
            name={(key) => key.name}
          />
        ) : (
          <Empty level={2} icon="key-round" title={w.keys.none} />
        )}
        {(after || paged) && (
          <Pager
            w={w}
            previous={paged ? withParameters(address, { after: undefined }) : undefined}
            next={after && withParameters(address, { after })}
          />
        )}
      </Card>
      {page.items
        .filter((key) => stateOf(key, now) === 'active')
        .map((key) => (
          <RevokeKey w={w} keyRow={key} />
        ))}
    </>
  )
}

type KeyState = 'active' | 'expired' | 'revoked'

const stateOf = ({ revokedAt, expiresAt }: KeyRow, now: number): KeyState =>
  revokedAt !== null ? 'revoked' : expiresAt <= now ? 'expired' : 'active'

const columnsOf = (w: Speech, now: number): Column<KeyRow>[] => [
  {
    key: 'name',
    label: w.keys.name,
    cell: (key) => (
      <>
        <b>{key.name}</b>
        <small>{w.keys.madeBy(key.who ?? w.events.automatic, w.format.shortDay(key.at))}</small>
      </>
    ),
  },
  {
    key: 'scopes',
    label: w.keys.scopes,
    cell: (key) =>
      key.scopes
        .split(' ')
        .map((scope) => nameOf(w, scope))
        .join(', '),
  },
  {
    key: 'used',
    label: w.keys.used,
    cell: (key) => (key.usedOn ? w.format.shortDay(noonOf(key.usedOn)) : w.keys.never),
    nowrap: true,
  },
  { key: 'state', label: w.keys.state, cell: (key) => <KeyStateBadge w={w} keyRow={key} now={now} /> },
  {
    key: 'actions',
    label: w.ui.actions,
    cell: (key) =>
      stateOf(key, now) === 'active' && (
        <Button size="small" opens={dialogOf(key)}>
          {w.keys.revoke}
        </Button>
      ),
    end: true,
  },
]

/** The middle of a day is the same day in every zone where France teaches. */
const noonOf = (day: string): number => Date.parse(`${day}T12:00Z`)

const nameOf = (w: Speech, scope: string): string =>
  scope in w.keys.scopeNames ? w.keys.scopeNames[scope as keyof Speech['keys']['scopeNames']] : scope

function KeyStateBadge({ w, keyRow, now }: { w: Speech; keyRow: KeyRow; now: number }) {
  const state = stateOf(keyRow, now)
  if (state === 'revoked')
    return <Badge icon="ban">{w.keys.isRevoked(w.format.shortDay(keyRow.revokedAt ?? now))}</Badge>
  if (state === 'expired') return <Badge icon="clock">{w.keys.isExpired(w.format.shortDay(keyRow.expiresAt))}</Badge>
  return <Badge tone="ok">{w.keys.isActive(w.format.shortDay(keyRow.expiresAt))}</Badge>
}

function RevokeKey({ w, keyRow }: { w: Speech; keyRow: KeyRow }) {
  return (
    <Confirm
      w={w}
      id={dialogOf(keyRow)}
      title={w.keys.revokeTitle(keyRow.name)}
      action={paths.keyRevocation(keyRow.id)}
      verb={w.keys.revokeVerb}
      keep={w.keys.keep}
    >
      <p>{w.keys.revokeFollows}</p>
    </Confirm>
  )
}

const dialogOf = ({ id }: KeyRow): string => `revoke-${id}`
