import type { Child } from 'hono/jsx'
import type { Speech } from '#words/words.ts'
import { HiddenFields } from './hidden.tsx'
import { safeHref } from './href.ts'
import { Icon } from './icon.tsx'

type ToastProps = {
  w: Speech
  bad?: boolean | undefined
  /** The form that undoes what just happened; for what failed, the one that tries again. */
  back?: { action: string; fields?: Record<string, string | undefined>; label?: string } | undefined
  children: Child
}

/** What just happened, eight seconds at least; never for an error that needs work. */
export function Toast({ w, bad, back, children }: ToastProps) {
  return (
    <div class={bad ? 'toast bad' : 'toast'} role="status">
      <Icon name={bad ? 'triangle-alert' : 'check'} />
      <p>{children}</p>
      {back && (
        <form method="post" action={safeHref(back.action)}>
          <HiddenFields values={back.fields} />
          <button type="submit">{back.label ?? (bad ? w.ui.retry : w.ui.undo)}</button>
        </form>
      )}
      {bad && !back && (
        <button type="button" data-close>
          {w.ui.close}
        </button>
      )}
    </div>
  )
}
