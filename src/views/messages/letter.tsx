import { raw } from 'hono/html'
import { safeHref } from '#views/ui/href.ts'
import type { Speech } from '#words/words.ts'

/** What a mail says: lines are sentences, one a line. `action` is the only thing to do, when there is one. */
export type LetterProps = {
  w: Speech
  subject: string
  /** Who is greeted; left out when the body greets in words of its own. */
  name?: string | undefined
  body: string
  action?: { href: string; label: string } | undefined
  after?: string | undefined
  /** Who signs, when it is not us. */
  ending?: string | undefined
}

/** The plainest page: read by every mail program, by screen readers, and printed as it is. */
export function Letter({ w, subject, name, body, action, after, ending }: LetterProps) {
  const words = w.signIn.mails
  return (
    <>
      {raw('<!doctype html>')}
      <html lang={w.language}>
        <head>
          <meta charset="utf-8" />
          <title>{subject}</title>
        </head>
        <body>
          {name !== undefined && <p>{words.greeting(name)}</p>}
          <Lines text={body} />
          {action && (
            <>
              <p>
                <a href={safeHref(action.href)}>
                  <b>{action.label}</b>
                </a>
              </p>
              <p>
                {words.orCopy}
                <br />
                {action.href}
              </p>
            </>
          )}
          {after && <Lines text={after} />}
          <p>{ending ?? words.ending}</p>
        </body>
      </html>
    </>
  )
}

/** The same letter for whoever reads mails as text. */
export function letterText({ w, name, body, action, after, ending }: LetterProps): string {
  const words = w.signIn.mails
  const greeting = name !== undefined && words.greeting(name)
  const parts = [greeting, body, action && `${action.label}\n${action.href}`, after, ending ?? words.ending]
  return `${parts.filter(Boolean).join('\n\n')}\n`
}

function Lines({ text }: { text: string }) {
  return (
    <>
      {text
        .split(/\r\n|\n/)
        .filter((line) => line !== '')
        .map((line) => (
          <p>{line}</p>
        ))}
    </>
  )
}
