import { batch } from '#db/database.ts'
import { selectPaperSending } from '#db/documents/sendings.ts'
import { insertFileLink } from '#db/files/links.ts'
import { selectWordings } from '#db/messages/wordings.ts'
import { selectOffice } from '#db/organisations/offices.ts'
import type { SharedClaims } from '#domain/files/links.ts'
import { valuesOf } from '#domain/messages/values.ts'
import { worded } from '#domain/messages/wording.ts'
import { sha256 } from '#edge/digest.ts'
import { tokens } from '#edge/tokens.ts'
import { paths } from '#paths.ts'
import { speech } from '#words/words.ts'
import type { Job } from './job.ts'
import { letterTo } from './letter.tsx'
import { sendMail } from './mail.ts'

/** How long the address in the mail opens the paper, in seconds. */
const life = 90 * 24 * 3600

/** To whom it is made for, with an address that opens it: looking at it needs no account. */
export async function mailPaper(job: Job): Promise<void> {
  const { scope, event } = job
  const [[sending], [office], wordings] = await batch(scope.db, [
    selectPaperSending(scope, event.subjectId),
    selectOffice(scope),
    selectWordings(scope, [
      ['paper', 'fr'],
      ['paper', 'en'],
    ]),
  ])
  if (!sending || !office || sending.voidedAt !== null) return job.settle([])

  const w = await speech('fr', office.timeZone)
  const person = { givenName: sending.givenName ?? '', familyName: sending.familyName ?? '' }
  const { subject, body, version } = worded('paper', 'fr', wordings, w.messages.ownWords.paper, {
    ...valuesOf(person, office),
    'paper.title': sending.title,
    'paper.number': sending.number,
  })
  const action = { href: await addressOf(job, sending.paperId), label: w.papers.openPaper }
  const letter = letterTo(sending.email, { w, subject, body, action, ending: office.name })
  await sendMail(job, 'paper', { ...letter, fromName: office.name }, version)
}

/** Made again when the mail is: the database keeps a hash, never the address. */
async function addressOf(job: Job, paperId: string): Promise<string> {
  const { scope, env } = job
  const id = scope.ids.next()
  const now = scope.clock.now()
  const claims: SharedClaims = { purpose: 'file', link: id, organisation: scope.organisationId, shard: scope.shard }
  const token = await tokens(env.SECRET).sign('link', claims, life, now)
  const link = { id, holdingId: paperId, hash: await sha256(token), expiresAt: now + life * 1000 }
  await batch(scope.db, [insertFileLink(scope, link)])
  return `${env.ORIGIN}${paths.shared(token)}`
}
