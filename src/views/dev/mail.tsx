import { paths } from '#paths.ts'
import { LinkButton } from '#views/ui/button.tsx'
import { safeHref } from '#views/ui/href.ts'
import { Row, Rows } from '#views/ui/rows.tsx'
import type { Speech } from '#words/words.ts'

type CapturedMail = { id: string; at: number; to: string; subject: string; text: string }

export function CapturedMailsPage({ w, mails }: { w: Speech; mails: readonly CapturedMail[] }) {
  return (
    <>
      <div>
        <h1>{w.dev.mails}</h1>
        <p class="mute">{w.dev.lead}</p>
      </div>
      {mails.length === 0 && <p>{w.dev.none}</p>}
      {mails.length > 0 && (
        <Rows>
          {mails.map(({ id, at, to, subject }) => (
            <Row
              icon="mail"
              title={subject}
              href={paths.capturedMail(id)}
              context={`${w.dev.to(to)} · ${w.format.moment(at)}`}
            />
          ))}
        </Rows>
      )}
    </>
  )
}

export function CapturedMailPage({ w, mail }: { w: Speech; mail: CapturedMail }) {
  return (
    <>
      <div>
        <h1>{mail.subject}</h1>
        <p class="mute">
          {w.dev.to(mail.to)} · {w.format.moment(mail.at)}
        </p>
      </div>
      <div class="stacked">
        {mail.text
          .trim()
          .split('\n\n')
          .map((part) => (
            <p>{withLinks(part)}</p>
          ))}
      </div>
      <LinkButton href={paths.mail} wide>
        {w.dev.all}
      </LinkButton>
    </>
  )
}

/** Lines as they were written, and addresses to follow. */
function withLinks(text: string) {
  return text.split(/(https?:\/\/\S+|\n)/).map((part) => {
    if (part === '\n') return <br />
    return part.startsWith('http') ? <a href={safeHref(part)}>{part}</a> : part
  })
}
