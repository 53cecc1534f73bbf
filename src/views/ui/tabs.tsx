import { safeHref } from './href.ts'
import { type Hx, hxOf } from './hx.ts'
import { Count } from './state.tsx'

export type Tab = {
  href: string
  label: string
  count?: number | undefined
  /** What waits there, « à traiter »: the count turns red. */
  due?: string | undefined
  current?: boolean | undefined
}

/** Views of one thing: each has its address. */
export function Tabs(props: { label: string; tabs: readonly Tab[] } & Hx) {
  return (
    <nav class="tabs" aria-label={props.label} {...hxOf(props)}>
      {props.tabs.map(({ href, label, count, due, current }) => (
        <a href={safeHref(href)} aria-current={current ? 'page' : undefined}>
          {label} {count !== undefined && <Count value={count} due={due} />}
        </a>
      ))}
    </nav>
  )
}
