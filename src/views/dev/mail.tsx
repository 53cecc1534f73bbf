import { paths } from '#paths.ts'
import { LinkButton } from '#views/ui/button.tsx'
import { safeHref } from '#views/ui/href.ts'
import type { Speech } from '#words/words.ts'

type CapturedMail = {
  id: string
  at: number
  to: string
  subject: string
  text: string
  attachments?: readonly { name: string }[]
}

export function CapturedMailsPage({ w, mails }: { w: Speech; mails: readonly CapturedMail[] }) {
  return (
    <>
      <div>
        <h1>{w.dev.mails}</h1>
        <p class="mute">{w.dev.lead}</p>
      </div>
      {mails.length === 0 && <p>{w.dev.none}</p>}
      {mails.map(({ id, at, to, subject }) => (
        <div>
          <a href={paths.capturedMail(id)}>{subject}</a>
          <p class="mute">
            {w.dev.to(to)} · {w.format.moment(at)}
          </p>
        </div>
      ))}
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
      {mail.attachments?.map(({ name }) => (
        <p class="mute">{name}</p>
      ))}
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
