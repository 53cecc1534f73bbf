import type { Child } from 'hono/jsx'
import { paths } from '#paths.ts'
import { PageHead } from '#views/ui/page-head.tsx'
import { Tabs } from '#views/ui/tabs.tsx'
import type { Speech } from '#words/words.ts'

export type AccountPart = 'profile' | 'security' | 'logins' | 'activity'

type FrameProps = { w: Speech; part: AccountPart; lead?: string | undefined; actions?: Child; children?: Child }

/** The four parts of an account, each with its address. */
export function AccountFrame({ w, part, lead, actions, children }: FrameProps) {
  const tabs = (Object.keys(addresses) as AccountPart[]).map((one) => ({
    href: addresses[one],
    label: w.account[one],
    current: one === part,
  }))
  return (
    <>
      <PageHead title={part === 'profile' ? w.account.title : w.account[part]} lead={lead} actions={actions} />
      <Tabs label={w.account.parts} tabs={tabs} />
      {children}
    </>
  )
}

const addresses: Record<AccountPart, string> = {
  profile: paths.account,
  security: paths.security,
  logins: paths.logins,
  activity: paths.activity,
}
