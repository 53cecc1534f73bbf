import type { CellState } from '#domain/attendance/cell.ts'
import { Icon, type IconName } from '#views/ui/icon.tsx'
import { State, type Tone } from '#views/ui/state.tsx'
import type { Speech } from '#words/words.ts'

type Look = { icon: IconName; tone?: Tone }

const looks: Record<CellState, Look> = {
  signed: { icon: 'check', tone: 'ok' },
  late: { icon: 'clock', tone: 'warn' },
  offline: { icon: 'wifi-off', tone: 'ok' },
  paper: { icon: 'file-text', tone: 'ok' },
  partial: { icon: 'hourglass', tone: 'warn' },
  unsigned: { icon: 'pencil' },
  missing: { icon: 'triangle-alert', tone: 'bad' },
  absent: { icon: 'x', tone: 'warn' },
  justified: { icon: 'minus' },
  open: { icon: 'circle-dashed', tone: 'info' },
  coming: { icon: 'circle' },
}

export function CellMark({ state }: { state: CellState }) {
  const { icon, tone } = looks[state]
  return (
    <span class={tone ? `state ${tone}` : 'state'}>
      <Icon name={icon} />
    </span>
  )
}

export function CellWord({ w, state }: { w: Speech; state: CellState }) {
  const { icon, tone } = looks[state]
  return (
    <State tone={tone} icon={icon}>
      {w.attendance.cell[state]}
    </State>
  )
}

/** Those that the page shows, and no other. */
export function Legend({ w, states }: { w: Speech; states: readonly CellState[] }) {
  const shown = (Object.keys(looks) as CellState[]).filter((state) => state !== 'coming' && states.includes(state))
  return (
    <ul class="legend" aria-label={w.attendance.legend}>
      {shown.map((state) => (
        <li>
          <CellWord w={w} state={state} />
        </li>
      ))}
    </ul>
  )
}
