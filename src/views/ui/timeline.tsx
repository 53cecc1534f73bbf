import type { Child } from 'hono/jsx'
import type { Speech } from '#words/words.ts'
import { Icon, type IconName } from './icon.tsx'
import type { Tone } from './state.tsx'

export type StepState = 'done' | 'missing' | 'awaited' | 'today' | 'open' | 'coming'

export type Step = {
  /** `J−15`, or a day. */
  when: string
  state: StepState
  label: Child
  detail?: Child
}

/** From J−40 to J+8; only what is missing names who. `dated` has whole days at its side. */
export function Timeline({ w, steps, dated }: { w: Speech; steps: readonly Step[]; dated?: boolean }) {
  const said = wordsOf(w)
  return (
    <ol class={dated ? 'timeline dated' : 'timeline'}>
      {steps.map(({ when, state, label, detail }) => (
        <li class={looks[state].class}>
          <b>{when}</b>
          <Icon name={looks[state].icon} />
          <div>
            {label}
            <span class="sr">, {said[state]}</span>
            {detail && <small>{detail}</small>}
          </div>
        </li>
      ))}
    </ol>
  )
}

const looks: Record<StepState, { class: Tone | 'now ok' | undefined; icon: IconName }> = {
  done: { class: 'ok', icon: 'circle-check' },
  missing: { class: 'bad', icon: 'triangle-alert' },
  awaited: { class: 'warn', icon: 'clock' },
  today: { class: 'now ok', icon: 'circle-dot' },
  open: { class: 'info', icon: 'pen-line' },
  coming: { class: undefined, icon: 'circle' },
}

function wordsOf({ ui }: Speech): Record<StepState, string> {
  return {
    done: ui.stepDone,
    missing: ui.stepMissing,
    awaited: ui.stepAwaited,
    today: ui.stepToday,
    open: ui.stepOpen,
    coming: ui.stepComing,
  }
}
