import type { Child } from 'hono/jsx'

/**
 * A region that asks for itself again when such things have changed elsewhere, without losing the focus nor what is being
 * typed. Nothing without a script: a reload shows the same. `id` picks it out of the page it is part of.
 */
export function liveOn(topics: string, address: string, id?: string) {
  return {
    'data-live': topics,
    'hx-get': address,
    'hx-trigger': 'live',
    'hx-target': 'this',
    'hx-swap': 'outerMorph',
    ...(id ? { 'hx-select': `#${id}` } : {}),
  }
}

/** A whole page whose list moves under one's eyes. */
export const Live = ({ topics, address, children }: { topics: string; address: string; children: Child }) => (
  <div id="live" class="stacked wide6" {...liveOn(topics, address, 'live')}>
    {children}
  </div>
)
