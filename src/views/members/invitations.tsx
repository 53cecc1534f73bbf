import type { InvitationRow } from '#db/members/invitations.ts'
import { paths } from '#paths.ts'
import { Alert } from '#views/ui/alert.tsx'
import { LinkButton, PostButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Empty } from '#views/ui/empty.tsx'
import { Pager } from '#views/ui/pager.tsx'
import { Badge } from '#views/ui/state.tsx'
import { type Column, Table } from '#views/ui/table.tsx'
import type { Speech } from '#words/words.ts'
import { TeamHead } from './frame.tsx'
import { hatText, roleName } from './hat.tsx'

type Line = InvitationRow & { mayChange: boolean }

export type InvitationsScreen = {
  now: number
  mayEdit: boolean
  invitations: readonly Line[]
  paged: boolean
  after: string | undefined
  problem?: string | undefined
}

export function InvitationsPage({ w, screen }: { w: Speech; screen: InvitationsScreen }) {
  const { invitations, mayEdit, paged, after, now } = screen
  return (
    <>
      <TeamHead w={w} at="invitations" mayEdit={mayEdit} />
      {screen.problem && <Alert tone="bad" title={screen.problem} role="alert" />}
      <Card label={w.invitations.title} flush>
        {invitations.length > 0 ? (
          <Table
            w={w}
            label={w.invitations.list}
            columns={columnsOf(w, now)}
            items={invitations}
            id={({ id }) => id}
            name={nameOf}
          />
        ) : (
          <Empty
            level={2}
            icon="mail"
            title={w.invitations.none}
            actions={
              mayEdit && (
                <LinkButton href={paths.invitation.new} icon="user-plus">
                  {w.members.invite}
                </LinkButton>
              )
            }
          >
            {w.invitations.noneHint}
          </Empty>
        )}
        {(after || paged) && (
          <Pager
            w={w}
            previous={paged ? paths.invitations : undefined}
            next={after && `${paths.invitations}?after=${encodeURIComponent(after)}`}
          />
        )}
      </Card>
    </>
  )
}

const columnsOf = (w: Speech, now: number): Column<Line>[] => [
  {
    key: 'who',
    label: w.invitations.who,
    cell: (one) => (
      <>
        {nameOf(one)}
        <small>{one.email}</small>
      </>
    ),
  },
  {
    key: 'role',
    label: w.invitations.role,
    cell: (one) => (
      <div>
        {roleName(w, one.role)} <span class="mute">· {hatText(w, one.allSites, one.siteNames)}</span>
      </div>
    ),
  },
  { key: 'by', label: w.invitations.by, cell: (one) => one.byName ?? '', optional: true },
  {
    key: 'sent',
    label: w.invitations.date,
    cell: (one) => w.format.shortDay(one.sentAt),
    optional: true,
    nowrap: true,
  },
  { key: 'state', label: w.invitations.state, cell: (one) => <InvitationState w={w} invitation={one} now={now} /> },
  { key: 'verbs', label: w.ui.actions, cell: (one) => <Verbs w={w} invitation={one} /> },
]

function InvitationState({ w, invitation, now }: { w: Speech; invitation: Line; now: number }) {
  const { end, endedAt, expiresAt } = invitation
  const { pending, accepted, revoked, expired } = w.invitations
  const day = w.format.shortDay
  if (end === 'accepted') return <Badge tone="ok">{accepted(day(endedAt ?? 0))}</Badge>
  if (end === 'revoked') return <Badge icon="ban">{revoked(day(endedAt ?? 0))}</Badge>
  if (expiresAt <= now) return <Badge tone="warn">{expired(day(expiresAt))}</Badge>
  return (
    <Badge tone="info" icon="clock">
      {pending}
    </Badge>
  )
}

function Verbs({ w, invitation }: { w: Speech; invitation: Line }) {
  if (!invitation.mayChange || invitation.end) return null
  return (
    <div class="actions">
      <PostButton size="small" action={paths.invitation.sending(invitation.id)}>
        {w.invitations.sendAgain}
      </PostButton>
      <PostButton
        size="small"
        tone="quiet"
        icon="x"
        label={w.invitations.revoke(nameOf(invitation))}
        action={paths.invitation.revocation(invitation.id)}
      />
    </div>
  )
}

const nameOf = ({ givenName, familyName }: Line) => `${givenName} ${familyName}`
