import type { Child } from 'hono/jsx'
import type { PersonalRoom } from '#domain/people/personal-links.ts'
import { paths } from '#paths.ts'
import { Alert } from '#views/ui/alert.tsx'
import { LinkButton } from '#views/ui/button.tsx'
import { Tabs } from '#views/ui/tabs.tsx'
import type { Speech } from '#words/words.ts'

/** Whose link it is, and where it leads. */
export type PersonalVisit = { organisation: string; token: string; room: PersonalRoom; name: string }

type PersonalProps = { w: Speech; visit: PersonalVisit; current: 'front' | 'papers' | 'session'; children?: Child }

/** One's own room without an account: it is looked at, and signed in. */
export function PersonalPage({ w, visit, current, children }: PersonalProps) {
  const { organisation, token, room, name } = visit
  const fronts = { training: w.training.dates, teaching: w.teaching.week, company: w.company.people }
  const tabs = [
    { href: paths.personal.page(organisation, token), label: fronts[room], current: current === 'front' },
    { href: paths.personal.papers(organisation, token), label: w.training.papers, current: current === 'papers' },
  ]
  return (
    <div class="stacked wide6">
      <div class="stacked">
        <p class="mute">{w.personal.shown(name)}</p>
        {current !== 'session' && <h1>{titleOf(w, visit, current)}</h1>}
      </div>
      <Tabs label={w.training.tabs} tabs={tabs} />
      {children}
      <Alert
        title={w.personal.yours}
        action={
          <LinkButton size="small" href={paths.desk}>
            {w.portal.frame.ownSpace}
          </LinkButton>
        }
      >
        {w.personal.yoursHint}
      </Alert>
    </div>
  )
}

export const titleOf = (w: Speech, { room }: PersonalVisit, current: 'front' | 'papers'): string =>
  current === 'papers' ? w[room === 'company' ? 'company' : 'training'].papers : w[room].title

export function PersonalGonePage({ w }: { w: Speech }) {
  return (
    <div class="stacked">
      <h1>{w.personal.gone}</h1>
      <p>{w.personal.goneHint}</p>
    </div>
  )
}
