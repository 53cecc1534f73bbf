import type { Child } from 'hono/jsx'
import { paths } from '#paths.ts'
import { PageHead } from '#views/ui/page-head.tsx'
import { Tabs } from '#views/ui/tabs.tsx'
import type { Speech } from '#words/words.ts'

type FrameProps = { w: Speech; current: 'dates' | 'papers' | 'data'; lead?: string | undefined; children?: Child }

/** What all of a trainee's own pages share. */
export function TrainingFrame({ w, current, lead, children }: FrameProps) {
  const { training: words } = w
  const tabs = [
    { href: paths.ownTraining.all, label: words.dates, current: current === 'dates' },
    { href: paths.ownTraining.papers, label: words.papers, current: current === 'papers' },
    { href: paths.ownTraining.data, label: words.data, current: current === 'data' },
  ]
  return (
    <div class="stacked wide6">
      <PageHead title={current === 'dates' ? words.title : words[current]} lead={lead} />
      <Tabs label={words.tabs} tabs={tabs} />
      {children}
    </div>
  )
}
