import { Icon } from '#views/ui/icon.tsx'
import { liveOn } from '#views/ui/live.tsx'
import type { Speech } from '#words/words.ts'

type BellProps = { w: Speech; unread: number; href: string; address: string }

/** It asks for itself again when somebody has been told something. */
export function Bell({ w, unread, href, address }: BellProps) {
  return (
    <span id="bell" {...liveOn('notifications', address)} hx-swap="outerHTML">
      <a class="btn icon quiet bell" href={href} aria-label={w.shell.notifications(unread)}>
        <Icon name="bell" />
        {unread > 0 && <span class="count due">{unread > 99 ? '99+' : unread}</span>}
      </a>
    </span>
  )
}
