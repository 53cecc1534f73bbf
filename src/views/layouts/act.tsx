import type { Child } from 'hono/jsx'

type ActProps = {
  action: string
  name?: string
  value?: string
  lang?: string
  pressed?: boolean
  /** Ends the visit: what this tab keeps of it goes too. */
  leave?: boolean
  children: Child
}

/** A button that changes something for the whole page, so that the whole page comes back. */
export function Act({ action, name, value, lang, pressed, leave, children }: ActProps) {
  return (
    <form method="post" action={action} hx-boost="false" data-leave={leave ? '' : undefined}>
      <button
        type="submit"
        name={name}
        value={value}
        lang={lang}
        aria-pressed={pressed === undefined ? undefined : `${pressed}`}
      >
        {children}
      </button>
    </form>
  )
}
