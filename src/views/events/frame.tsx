import type { Child } from 'hono/jsx'
import { paths } from '#paths.ts'
import { PageHead } from '#views/ui/page-head.tsx'
import { Tabs } from '#views/ui/tabs.tsx'
import type { Speech } from '#words/words.ts'

/** The head of the history: what happened, and what proves it. */
export function AuditHead({ w, at, actions }: { w: Speech; at: 'journal' | 'seals'; actions?: Child }) {
  const { audit } = w
  return (
    <>
      <PageHead title={audit.title} lead={at === 'seals' ? audit.seals.lead : audit.lead} actions={actions} />
      <Tabs
        label={audit.views}
        tabs={[
          { href: paths.audit.all, label: audit.journal, current: at === 'journal' },
          { href: paths.audit.seals, label: audit.seals.title, current: at === 'seals' },
        ]}
      />
    </>
  )
}
