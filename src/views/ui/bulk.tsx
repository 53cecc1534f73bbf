import type { Child } from 'hono/jsx'
import type { Speech } from '#words/words.ts'
import { HiddenFields } from './hidden.tsx'
import { safeHref } from './href.ts'
import { type Hx, hxOf } from './hx.ts'

type BulkProps = {
  w: Speech
  /** The name that the table's `select.form` repeats. */
  id: string
  action?: string | undefined
  fields?: Record<string, string | undefined> | undefined
  /** Buttons, each with its own `formaction` when they differ. */
  children: Child
} & Hx

/** Posts the ticked rows as `id`, several times. It stands outside the table, whose rows have forms of their own. */
export function BulkBar(props: BulkProps) {
  const { w } = props
  return (
    <form
      class="bulk"
      id={props.id}
      method="post"
      action={safeHref(props.action ?? '')}
      aria-label={w.ui.selection}
      {...hxOf(props)}
    >
      <HiddenFields values={props.fields} />
      <p data-picked={props.id}>{w.ui.forSelection}</p>
      {props.children}
    </form>
  )
}
