import { paths } from '#paths.ts'
import { PageHead } from '#views/ui/page-head.tsx'
import { Tabs } from '#views/ui/tabs.tsx'
import type { Speech } from '#words/words.ts'

/** The head of the two lists: how mails are worded, and what became of those that left. */
export function MessagesHead({ w, at }: { w: Speech; at: 'wordings' | 'sendings' }) {
  const words = w.messages
  return (
    <>
      <PageHead title={words.title} lead={words.lead} />
      <Tabs
        label={words.parts}
        tabs={[
          { href: paths.messages.index, label: words.wordings, current: at === 'wordings' },
          { href: paths.messages.sendings, label: words.sendings, current: at === 'sendings' },
        ]}
      />
    </>
  )
}
