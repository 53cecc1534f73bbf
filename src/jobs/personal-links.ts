import { batch } from '#db/database.ts'
import { selectOffice } from '#db/organisations/offices.ts'
import { selectPersonalLink } from '#db/people/personal-links.ts'
import { personalLinkOpens, personalToken } from '#domain/people/personal-links.ts'
import { tokens } from '#edge/tokens.ts'
import { paths } from '#paths.ts'
import { speech } from '#words/words.ts'
import type { Job } from './job.ts'
import { letterTo } from './letter.tsx'
import { sendMail } from './mail.ts'

export async function mailPersonalLink(job: Job): Promise<void> {
  const { scope, event, env } = job
  const [[link], [office]] = await batch(scope.db, [
    selectPersonalLink(scope, String(event.payload.link)),
    selectOffice(scope),
  ])
  if (!link?.email || !office || !personalLinkOpens(link, scope.clock.now())) return job.settle([])
  const w = await speech(office.languages.startsWith('en') ? 'en' : 'fr', office.timeZone)
  const { personal: words } = w
  const token = await personalToken(tokens(env.SECRET), scope.organisationId, link)
  const letter = letterTo(link.email, {
    w,
    subject: words.mailSubject(office.name),
    body: words.mail(link.givenName, office.name, w.format.day(link.expiresAt)),
    action: { href: `${env.ORIGIN}${paths.personal.page(scope.organisationId, token)}`, label: words.mailVerb },
    after: words.mailAfter,
    ending: office.name,
  })
  await sendMail(job, 'personal-link', { ...letter, fromName: office.name })
}
