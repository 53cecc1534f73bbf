import type { Child } from 'hono/jsx'
import { Icon, type IconName } from './icon.tsx'

type EmptyProps = { icon: IconName; title: string; actions?: Child; level?: 2 | 3 | undefined; children?: Child }

/** What is missing here, what to do about it, two buttons at most. */
export function Empty({ icon, title, actions, level = 3, children }: EmptyProps) {
  const Title = level === 2 ? 'h2' : 'h3'
  return (
    <div class="empty">
      <Icon name={icon} />
      <Title>{title}</Title>
      {children && <p>{children}</p>}
      {actions && <div class="actions">{actions}</div>}
    </div>
  )
}
