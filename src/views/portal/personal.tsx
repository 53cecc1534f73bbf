import type { Child } from 'hono/jsx'
import { paths } from '#paths.ts'
import { Alert } from '#views/ui/alert.tsx'
import { LinkButton } from '#views/ui/button.tsx'
import type { Speech } from '#words/words.ts'

type PersonalProps = { w: Speech; name: string; title: string; children?: Child }

/** One's own room, to look at: whoever holds the link changes nothing. */
export function PersonalPage({ w, name, title, children }: PersonalProps) {
  return (
    <div class="stacked wide6">
      <div class="stacked">
        <p class="mute">{w.personal.shown(name)}</p>
        <h1>{title}</h1>
      </div>
      {children}
      <Alert
        title={w.personal.readOnly}
        action={
          <LinkButton size="small" href={paths.desk}>
            {w.portal.frame.ownSpace}
          </LinkButton>
        }
      />
    </div>
  )
}

export function PersonalGonePage({ w }: { w: Speech }) {
  return (
    <div class="stacked">
      <h1>{w.personal.gone}</h1>
      <p>{w.personal.goneHint}</p>
    </div>
  )
}
