import type { Child } from 'hono/jsx'
import type { Speech } from '#words/words.ts'
import { safeHref } from './href.ts'
import { Icon } from './icon.tsx'

type ChipProps = {
  w: Speech
  label: string
  /** The same list without this filter. */
  remove?: string | undefined
  children: Child
}

/** A filter that is on, and the way to take it off. */
export function Chip({ w, label, remove, children }: ChipProps) {
  return (
    <span class="chip">
      <span class="k">{w.ui.label(label)}</span> {children}
      {remove !== undefined && (
        <a href={safeHref(remove)} aria-label={w.ui.removeFilter(label)}>
          <Icon name="x" />
        </a>
      )}
    </span>
  )
}
