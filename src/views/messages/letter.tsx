import { raw } from 'hono/html'
import { safeHref } from '#views/ui/href.ts'
import type { Speech } from '#words/words.ts'

/** What a mail says: lines are sentences, one a line. `action` is the only thing to do, when there is one. */
export type LetterProps = {
  w: Speech
  subject: string
  name: string
  body: string
  action?: { href: string; label: string } | undefined
  after?: string | undefined
}

/** The plainest page: read by every mail program, by screen readers, and printed as it is. */
export function Letter({ w, subject, name, body, action, after }: LetterProps) {
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
          <p>{words.greeting(name)}</p>
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
          <p>{words.ending}</p>
        </body>
      </html>
    </>
  )
}

/** The same letter for whoever reads mails as text. */
export function letterText({ w, name, body, action, after }: LetterProps): string {
  const { greeting, ending } = w.signIn.mails
  const parts = [greeting(name), body, action && `${action.label}\n${action.href}`, after, ending]
  return `${parts.filter(Boolean).join('\n\n')}\n`
}

function Lines({ text }: { text: string }) {
  return (
    <>
      {text.split('\n').map((line) => (
        <p>{line}</p>
      ))}
    </>
  )
}
