import type { ChoreKind, ChoreState } from '#domain/chores/chore.ts'
import type { IconName } from '#views/ui/icon-names.ts'
import { Badge, State, type Tone } from '#views/ui/state.tsx'
import type { Speech } from '#words/words.ts'

const looks: Record<ChoreState, { tone?: Tone; icon: IconName }> = {
  running: { tone: 'info', icon: 'refresh-cw' },
  stuck: { tone: 'bad', icon: 'triangle-alert' },
  done: { tone: 'ok', icon: 'check' },
  cancelled: { icon: 'ban' },
  failed: { tone: 'bad', icon: 'circle-x' },
}

export const ChoreBadge = ({ w, state }: { w: Speech; state: ChoreState }) => (
  <Badge {...looks[state]}>{w.chores.states[state]}</Badge>
)

export const ChoreStateCell = ({ w, state }: { w: Speech; state: ChoreState }) => (
  <State {...looks[state]}>{w.chores.states[state]}</State>
)

/** A kind that an older version knew keeps its own name. */
export const kindName = ({ chores }: Speech, kind: string): string =>
  kind in chores.kinds ? chores.kinds[kind as ChoreKind] : kind

export const doingName = (w: Speech, kind: string): string =>
  kind in w.chores.doing ? w.chores.doing[kind as ChoreKind] : kindName(w, kind)
