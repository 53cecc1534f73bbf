import type { Speech } from '#words/words.ts'
import { LinkButton } from './button.tsx'
import type { Hx } from './hx.ts'

type PagerProps = {
  w: Speech
  previous: string | undefined
  next: string | undefined
  /** What the sort key covers, « Du 18 nov. 2026 au 20 janv. 2027 ». */
  range?: string | undefined
} & Hx

/** Keyset paging: a range, never a page number. */
export function Pager({ w, previous, next, range, ...hx }: PagerProps) {
  return (
    <nav class="pager" aria-label={w.ui.pages}>
      {range && <p>{range}</p>}
      <LinkButton size="small" icon="chevron-left" href={previous} {...hx}>
        {w.ui.previous}
      </LinkButton>
      <LinkButton size="small" trailing="chevron-right" href={next} {...hx}>
        {w.ui.next}
      </LinkButton>
    </nav>
  )
}
