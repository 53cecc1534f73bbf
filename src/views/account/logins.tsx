import { paths } from '#paths.ts'
import { PostButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Badge } from '#views/ui/state.tsx'
import { type Column, Table } from '#views/ui/table.tsx'
import type { Speech } from '#words/words.ts'
import { AccountFrame } from './frame.tsx'

export type Login = {
  id: string
  browser: string | null
  system: string | null
  address: string
  at: number
  seenAt: number
  method: keyof Speech['account']['methods']
  here: boolean
}

export function LoginsPage({ w, logins }: { w: Speech; logins: readonly Login[] }) {
  const others = logins.some(({ here }) => !here) && (
    <PostButton action={paths.otherLoginsRevocation} icon="log-out">
      {w.account.revokeOthers}
    </PostButton>
  )
  return (
    <AccountFrame w={w} part="logins" lead={w.account.loginsLead} actions={others}>
      <Card label={w.account.logins} flush>
        <Table
          w={w}
          label={w.account.parts}
          columns={columnsOf(w)}
          items={logins}
          id={({ id }) => id}
          name={(login) => deviceName(w, login)}
        />
      </Card>
    </AccountFrame>
  )
}

const columnsOf = (w: Speech): Column<Login>[] => {
  const { account, format } = w
  return [
    {
      key: 'device',
      label: account.device,
      cell: (login) => (
        <>
          {deviceName(w, login)}
          <small>{account.methods[login.method]}</small>
        </>
      ),
    },
    { key: 'address', label: account.address, cell: ({ address }) => address, optional: true, nowrap: true },
    { key: 'first', label: account.firstSeen, cell: ({ at }) => format.moment(at), optional: true },
    { key: 'last', label: account.lastSeen, cell: ({ seenAt }) => format.moment(seenAt) },
    { key: 'end', label: account.access, end: true, nowrap: true, cell: (login) => <End w={w} login={login} /> },
  ]
}

function End({ w, login }: { w: Speech; login: Login }) {
  if (login.here) return <Badge tone="ok">{w.account.thisLogin}</Badge>
  return (
    <PostButton size="small" action={paths.loginRevocation(login.id)}>
      {w.account.revoke}
      <span class="sr"> {deviceName(w, login)}</span>
    </PostButton>
  )
}

const deviceName = (w: Speech, { browser, system }: Login) => w.signIn.mails.device(browser, system)
