import type { Child } from 'hono/jsx'
import { Icon, type IconName } from './icon.tsx'
import type { Tone } from './state.tsx'

type AlertProps = {
  tone?: Tone | undefined
  title: Child
  icon?: IconName | undefined
  id?: string | undefined
  /** Said aloud when it arrives: `alert` for what refuses, `status` for the rest. */
  role?: 'alert' | 'status' | undefined
  /** One button at the end. */
  action?: Child
  children?: Child
}

/** Something to know before going on. */
export function Alert({ tone = 'info', title, icon, id, role, action, children }: AlertProps) {
  return (
    <div class={`alert ${tone}`} id={id} role={role}>
      <Icon name={icon ?? icons[tone]} />
      <div>
        <b>{title}</b>
        {children && <p>{children}</p>}
      </div>
      {action}
    </div>
  )
}

const icons: Record<Tone, IconName> = { ok: 'circle-check', warn: 'triangle-alert', bad: 'circle-alert', info: 'info' }
