import type { Child } from 'hono/jsx'
import { paths } from '#paths.ts'
import { PageHead } from '#views/ui/page-head.tsx'
import { Tabs } from '#views/ui/tabs.tsx'
import type { Speech } from '#words/words.ts'

export type TeachingTab = 'week' | 'absences' | 'papers'

type FrameProps = { w: Speech; current: TeachingTab; title: string; lead?: string | undefined; children?: Child }

/** What all of a trainer's own pages share. */
export function TeachingFrame({ w, current, title, lead, children }: FrameProps) {
  const { teaching: words } = w
  const tabs = [
    { href: paths.teaching.all, label: words.week, current: current === 'week' },
    { href: paths.teaching.absences, label: words.absences.title, current: current === 'absences' },
    { href: paths.teaching.papers, label: words.papers.title, current: current === 'papers' },
  ]
  return (
    <div class="stacked wide6">
      <PageHead title={title} lead={lead} />
      <Tabs label={words.tabs} tabs={tabs} />
      {children}
    </div>
  )
}
