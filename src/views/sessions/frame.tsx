import type { Child } from 'hono/jsx'
import type { SessionFrameRow } from '#db/sessions/frame.ts'
import { paths } from '#paths.ts'
import { PageHead } from '#views/ui/page-head.tsx'
import { Badge } from '#views/ui/state.tsx'
import { Tabs } from '#views/ui/tabs.tsx'
import type { Speech } from '#words/words.ts'

export const sessionTabs = ['overview', 'enrolments', 'slots', 'attendance', 'papers', 'tasks', 'surveys'] as const
export type SessionTab = (typeof sessionTabs)[number]

type SessionFrameProps = {
  w: Speech
  session: SessionFrameRow
  current: SessionTab
  /** Those this person may open. */
  tabs: readonly SessionTab[]
  actions?: Child
  children?: Child
}

/** What all pages of a session share: its name, what matters of it, and the way to the others. */
export function SessionFrame({ w, session, current, tabs, actions, children }: SessionFrameProps) {
  const { frame } = w.sessions
  return (
    <div class="stacked wide6">
      <PageHead
        title={session.title}
        state={session.cancelledAt !== null && <Badge tone="bad">{frame.cancelled}</Badge>}
        facts={factsOf(w, session)}
        actions={actions}
      />
      <Tabs
        label={frame.tabs}
        tabs={tabs.map((tab) => ({ href: hrefOf(tab, session.id), label: frame[tab], current: tab === current }))}
      />
      {children}
    </div>
  )
}

function factsOf({ format, sessions: { frame } }: Speech, session: SessionFrameRow) {
  const where = session.modality === 'remote' ? frame.remote : session.spaceName || session.place
  return [
    { icon: 'tag', text: session.code },
    { icon: 'calendar-days', text: session.startsOn ? format.period(session.startsOn, session.endsOn) : frame.undated },
    { icon: 'map-pin', text: [session.siteName, where].filter(Boolean).join(', ') },
    { icon: 'users', text: frame.seats(format.number(session.taken), format.number(session.seatsMax)) },
  ] as const
}

function hrefOf(tab: SessionTab, id: string): string {
  return tab === 'overview' ? paths.sessions.one(id) : paths.sessions[tab](id)
}
