import type { Child } from 'hono/jsx'
import { paths } from '#paths.ts'
import { PageHead } from '#views/ui/page-head.tsx'
import { Tabs } from '#views/ui/tabs.tsx'
import type { Speech } from '#words/words.ts'

type FrameProps = { w: Speech; current: 'now' | 'capacity' | 'jobs' | 'features'; children: Child }

export function Frame({ w, current, children }: FrameProps) {
  const { operations: words } = w
  const tabs = [
    { href: paths.platform, label: words.now, current: current === 'now' },
    { href: paths.capacity, label: words.capacity, current: current === 'capacity' },
    { href: paths.platformJobs, label: words.jobs, current: current === 'jobs' },
    { href: paths.platformFeatures, label: words.features.title, current: current === 'features' },
  ]
  return (
    <>
      <PageHead title={words.title} lead={words.lead} />
      <Tabs label={words.tabs} tabs={tabs} />
      {children}
    </>
  )
}
