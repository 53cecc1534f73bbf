import type { Child } from 'hono/jsx'
import { Icon, type IconName } from './icon.tsx'

/** The four meanings; without one, the thing is neutral. */
export type Tone = 'ok' | 'warn' | 'bad' | 'info'

type StateProps = { tone?: Tone | undefined; icon?: IconName | undefined; children: Child }

/** A state inside a cell: an icon, a word, then a colour. */
export function State({ tone, icon, children }: StateProps) {
  return (
    <span class={tone ? `state ${tone}` : 'state'}>
      <Icon name={icon ?? iconOf(tone)} />
      {children}
    </span>
  )
}

/** The state of the page's subject, or a row's own status. */
export function Badge({ tone, icon, children }: StateProps) {
  return (
    <span class={tone ? `badge ${tone}` : 'badge'}>
      <Icon name={icon ?? iconOf(tone)} />
      {children}
    </span>
  )
}

/** A number beside a name: grey for a quantity, red when `due` says what waits. */
export function Count({ value, due }: { value: number | string; due?: string | undefined }) {
  if (due === undefined) return <span class="count">{value}</span>
  return (
    <span class="count due">
      {value}
      <span class="sr"> {due}</span>
    </span>
  )
}

function iconOf(tone: Tone | undefined): IconName {
  return tone ? icons[tone] : 'circle-dashed'
}

const icons: Record<Tone, IconName> = { ok: 'check', warn: 'clock', bad: 'triangle-alert', info: 'info' }
