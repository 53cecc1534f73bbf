import { batch } from '#db/database.ts'
import { selectOrganisation, selectSignUp } from '#db/organisations/sign-ups.ts'
import { openOffice as open } from '#domain/members/opening.ts'
import { paths } from '#paths.ts'
import { speech } from '#words/words.ts'
import type { Job } from './job.ts'
import { letterTo } from './letter.tsx'
import { sendMail } from './mail.ts'
import { freshLink } from './single-link.ts'

/** The link that confirms an address. Sent twice, the last one is good. */
export async function mailSignUp(job: Job): Promise<void> {
  const { scope, event } = job
  const [[signUp]] = await batch(scope.db, [selectSignUp(scope, event.subjectId)])
  if (!signUp || signUp.confirmedAt !== null) return job.settle([])

  const w = await speech(signUp.language === 'en' ? 'en' : 'fr')
  const { mailSubject, mail, mailVerb: label, mailAfter: after } = w.signUp
  const href = await freshLink(job, 'sign-up', signUp.id, paths.signUpConfirm)
  const { email, givenName: name, organisationName } = signUp
  const letter = { w, subject: mailSubject(organisationName), name, body: mail(organisationName), after }
  await sendMail(job, 'sign-up-link', letterTo(email, { ...letter, action: { href, label } }))
}

/** What the request did not finish: the office of an organisation that is registered. */
export async function openOffice(job: Job): Promise<void> {
  const { scope, event, handler } = job
  const [[organisation], [signUp]] = await batch(scope.db, [
    selectOrganisation(scope, event.subjectId),
    selectSignUp(scope, String(event.payload.signUp)),
  ])
  if (!organisation || !signUp) return job.settle([])
  const office = job.elsewhere(organisation.shard, organisation.id)
  await open(scope, office, { eventId: event.id, handler }, signUp, event.by.id)
}
