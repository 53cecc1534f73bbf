import type { SessionState } from '#domain/sessions/state.ts'
import type { IconName } from '#views/ui/icon-names.ts'
import { Badge, type Tone } from '#views/ui/state.tsx'
import type { Speech } from '#words/words.ts'

export function SessionBadge({ w, state }: { w: Speech; state: SessionState }) {
  const { tone, icon } = looks[state]
  return (
    <Badge tone={tone} icon={icon}>
      {w.sessions.states[state]}
    </Badge>
  )
}

const looks: Record<SessionState, { tone?: Tone; icon?: IconName }> = {
  cancelled: { tone: 'bad', icon: 'circle-x' },
  undated: { icon: 'calendar' },
  past: { icon: 'check' },
  now: { tone: 'info', icon: 'circle-play' },
  no_go: { tone: 'bad', icon: 'ban' },
  go: { tone: 'ok' },
  no_trainer: { tone: 'warn', icon: 'triangle-alert' },
  below: { tone: 'warn', icon: 'triangle-alert' },
  full: { tone: 'ok', icon: 'users' },
  open: { icon: 'circle-dashed' },
}
