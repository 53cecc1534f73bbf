import type { Page } from '#db/listing.ts'
import type { MemberFilter, MemberLine } from '#db/members/members.ts'
import { paths } from '#paths.ts'
import { withParameters } from '#views/ui/address.ts'
import { Button } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Empty } from '#views/ui/empty.tsx'
import { Live } from '#views/ui/live.tsx'
import { Pager } from '#views/ui/pager.tsx'
import { Badge } from '#views/ui/state.tsx'
import { type Column, Table } from '#views/ui/table.tsx'
import { Toolbar } from '#views/ui/toolbar.tsx'
import type { Speech } from '#words/words.ts'
import { TeamHead } from './frame.tsx'
import { hatText, roleName } from './hat.tsx'

type MembersProps = {
  w: Speech
  page: Page<MemberLine>
  address: string
  filter: MemberFilter
  after: string | undefined
  mayEdit: boolean
}

export function MembersPage({ w, page, address, filter, after, mayEdit }: MembersProps) {
  const words = w.members
  const paged = address.includes('after=')
  return (
    <Live topics="team" address={address}>
      <TeamHead w={w} at="people" mayEdit={mayEdit} />
      <Card label={words.people} flush>
        <Toolbar w={w} address={address} label={words.search} placeholder={words.searchHint} shown={['role', 'state']}>
          <Filters w={w} filter={filter} />
        </Toolbar>
        {page.items.length > 0 ? (
          <Table w={w} label={words.list} columns={columnsOf(w)} items={page.items} id={({ id }) => id} name={nameOf} />
        ) : (
          <Empty level={2} icon="users" title={words.noneFound(filter.q)} />
        )}
        {(after || paged) && (
          <Pager
            w={w}
            previous={paged ? withParameters(address, { after: undefined }) : undefined}
            next={after && withParameters(address, { after })}
          />
        )}
      </Card>
    </Live>
  )
}

function Filters({ w, filter }: { w: Speech; filter: MemberFilter }) {
  const words = w.members
  const states = [
    ['active', words.active],
    ['suspended', words.suspended],
    ['unprotected', words.unprotected],
  ] as const
  return (
    <>
      <select class="input" name="role" aria-label={words.filterRole}>
        <option value="">{words.everyRole}</option>
        {Object.entries(w.roles).map(([role, { name }]) => (
          <option value={role} selected={role === filter.role}>
            {name}
          </option>
        ))}
      </select>
      <select class="input" name="state" aria-label={words.filterState}>
        <option value="">{words.everyState}</option>
        {states.map(([state, label]) => (
          <option value={state} selected={state === filter.state}>
            {label}
          </option>
        ))}
      </select>
      <Button size="small">{words.show}</Button>
    </>
  )
}

const columnsOf = (w: Speech): Column<MemberLine>[] => [
  {
    key: 'name',
    label: w.members.name,
    cell: (member) => (
      <>
        <a href={paths.member.one(member.id)}>{nameOf(member)}</a>
        <small>{member.email}</small>
      </>
    ),
  },
  { key: 'roles', label: w.members.roles, cell: (member) => <Worn w={w} hats={member.hats} /> },
  {
    key: 'state',
    label: w.members.state,
    nowrap: true,
    cell: ({ suspendedAt }) => <AccessState w={w} suspendedAt={suspendedAt} />,
  },
]

function Worn({ w, hats }: { w: Speech; hats: string }) {
  const worn = JSON.parse(hats) as [string, number, string[]][]
  return (
    <>
      {worn.map(([role, all, sites]) => (
        <div>
          {roleName(w, role)} <span class="mute">· {hatText(w, all, JSON.stringify(sites))}</span>
        </div>
      ))}
    </>
  )
}

export function AccessState({ w, suspendedAt }: { w: Speech; suspendedAt: number | null }) {
  return suspendedAt === null ? (
    <Badge tone="ok">{w.members.active}</Badge>
  ) : (
    <Badge tone="warn" icon="lock">
      {w.members.suspendedOn(w.format.shortDay(suspendedAt))}
    </Badge>
  )
}

const nameOf = ({ givenName, familyName }: MemberLine) => `${givenName} ${familyName}`
