import type { Child } from 'hono/jsx'
import { safeHref } from './href.ts'
import { Icon, type IconName } from './icon.tsx'
import { Count, type Tone } from './state.tsx'

/** Things to do or to open; `pair` has no icon, a state at the end. */
export function Rows({ pair, label, children }: { pair?: boolean; label?: string | undefined; children?: Child }) {
  return (
    <ul class={pair ? 'rows pair' : 'rows'} aria-label={label}>
      {children}
    </ul>
  )
}

type RowProps = {
  id?: string | undefined
  icon?: IconName | undefined
  tone?: Tone | undefined
  title: Child
  href?: string | undefined
  /** Grey words under the title; what is urgent goes in <b>. */
  context?: Child
  /** One verb and a menu. */
  actions?: Child
  /** In place of the actions. */
  state?: Child
}

export function Row({ id, icon, tone, title, href, context, actions, state }: RowProps) {
  return (
    <li id={id} class={tone}>
      {icon && <Icon name={icon} />}
      <div>
        <p>{href === undefined ? title : <a href={safeHref(href)}>{title}</a>}</p>
        {context && <small>{context}</small>}
      </div>
      {actions ? <div class="actions">{actions}</div> : state}
    </li>
  )
}

/** The heading of a group of rows. */
export function RowsGroup({
  id,
  title,
  count,
}: {
  id?: string | undefined
  title: string
  count?: number | undefined
}) {
  return (
    <h3 class="group" id={id}>
      {title} {count !== undefined && <Count value={count} />}
    </h3>
  )
}
