import type { Child } from 'hono/jsx'
import { paths } from '#paths.ts'
import { PageHead } from '#views/ui/page-head.tsx'
import { Tabs } from '#views/ui/tabs.tsx'
import type { Speech } from '#words/words.ts'

export const attendanceViews = ['today', 'unsigned', 'anomalies', 'totals'] as const
export type AttendanceView = (typeof attendanceViews)[number]

type FrameProps = { w: Speech; current: AttendanceView; actions?: Child; children: Child }

/** What the pages of attendance of the whole organisation share. */
export function AttendanceFrame({ w, current, actions, children }: FrameProps) {
  const { desk, title } = w.attendance
  return (
    <div class="stacked wide6">
      <PageHead title={title} lead={desk.lead} actions={actions} />
      <Tabs
        label={desk.tabs}
        tabs={attendanceViews.map((view) => ({
          href: paths.attendance.view(view),
          label: desk[view],
          current: view === current,
        }))}
      />
      {children}
    </div>
  )
}
