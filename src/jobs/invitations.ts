import { batch } from '#db/database.ts'
import { selectInvitation } from '#db/members/invitations.ts'
import { directoryId } from '#db/open.ts'
import { selectOffice } from '#db/organisations/offices.ts'
import { selectOrganisation } from '#db/organisations/sign-ups.ts'
import { directoryShard } from '#db/shards.ts'
import { type Accepted, joinOffice as join } from '#domain/members/acceptance.ts'
import { stateOfInvitation, subjectOf } from '#domain/members/invitation.ts'
import { killLinks } from '#domain/members/invitations.ts'
import { isRole } from '#domain/members/matrix.ts'
import { paths } from '#paths.ts'
import { speech } from '#words/words.ts'
import type { Job } from './job.ts'
import { letterTo } from './letter.tsx'
import { sendMail } from './mail.ts'
import { freshLink } from './single-link.ts'

/** In the first language of the organisation: nobody knows yet which one the person speaks. */
export async function mailInvitation(job: Job): Promise<void> {
  const { scope, event } = job
  const [[invitation], [office]] = await batch(scope.db, [
    selectInvitation(scope, event.subjectId),
    selectOffice(scope),
  ])
  const waits = invitation && stateOfInvitation(invitation, scope.clock.now()) === 'pending'
  if (!waits || !office) return job.settle([])

  const w = speech(office.languages.startsWith('en') ? 'en' : 'fr', office.timeZone)
  const { mailSubject, mail, mailVerb: label, mailAfter: after } = w.invitations
  const subjectId = subjectOf(scope.organisationId, invitation.id)
  const href = await freshLink(job, 'invitation', subjectId, paths.invitation.accept)
  const role = isRole(invitation.role) ? w.roles[invitation.role].name : invitation.role
  const body = mail(invitation.byName ?? office.name, office.name, role)
  const letter = {
    w,
    subject: mailSubject(office.name),
    name: invitation.givenName,
    body,
    after,
    action: { href, label },
  }
  await sendMail(job, 'invitation', { ...letterTo(invitation.email, letter), fromName: office.name })
}

export async function endInvitationLinks(job: Job): Promise<void> {
  const { scope, event } = job
  const directory = job.elsewhere(directoryShard, directoryId)
  await job.settle([killLinks(directory, scope.organisationId, event.subjectId)], directory)
}

/** What the request did not finish: the person and her role, in the office that invited her. */
export async function joinOffice(job: Job): Promise<void> {
  const { scope, event, handler } = job
  const [[organisation]] = await batch(scope.db, [selectOrganisation(scope, event.subjectId)])
  if (!organisation) return job.settle([])
  const office = job.elsewhere(organisation.shard, organisation.id)
  await join(scope, office, { eventId: event.id, handler }, event.by.id, event.payload as Accepted)
}
