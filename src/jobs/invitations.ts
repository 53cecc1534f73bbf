import { batch } from '#db/database.ts'
import { selectInvitation } from '#db/members/invitations.ts'
import { selectWordings } from '#db/messages/wordings.ts'
import { directoryId } from '#db/open.ts'
import { selectOffice } from '#db/organisations/offices.ts'
import { selectOrganisation } from '#db/organisations/sign-ups.ts'
import { directoryShard } from '#db/shards.ts'
import { type Accepted, joinOffice as join } from '#domain/members/acceptance.ts'
import { stateOfInvitation, subjectOf } from '#domain/members/invitation.ts'
import { killLinks } from '#domain/members/invitations.ts'
import { isRole } from '#domain/members/matrix.ts'
import { valuesOf } from '#domain/messages/values.ts'
import { worded } from '#domain/messages/wording.ts'
import { paths } from '#paths.ts'
import { speech } from '#words/words.ts'
import type { Job } from './job.ts'
import { letterTo } from './letter.tsx'
import { sendMail } from './mail.ts'
import { freshLink, oneMoreLink } from './single-link.ts'

/** In the first language of the organisation, and in its own words: nobody knows yet which one the person speaks. */
export async function mailInvitation(job: Job): Promise<void> {
  const { scope, event } = job
  const kind = event.action === 'invitation_unanswered' ? 'invitation-reminder' : 'invitation'
  const [[invitation], [office], wordings] = await batch(scope.db, [
    selectInvitation(scope, event.subjectId),
    selectOffice(scope),
    selectWordings(scope, [
      [kind, 'fr'],
      [kind, 'en'],
    ]),
  ])
  const waits = invitation && stateOfInvitation(invitation, scope.clock.now()) === 'pending'
  if (!waits || !office) return job.settle([])

  const language = office.languages.startsWith('en') ? 'en' : 'fr'
  const w = await speech(language, office.timeZone)
  const words = worded(kind, language, wordings, w.messages.ownWords[kind], {
    ...valuesOf(invitation, office),
    'inviter.name': invitation.byName ?? office.name,
    'role.name': isRole(invitation.role) ? w.roles[invitation.role].name : invitation.role,
    'invitation.until': w.format.day(invitation.expiresAt),
  })
  const { mailVerb: label, mailAfter: after } = w.invitations
  const makeLink = kind === 'invitation' ? freshLink : oneMoreLink
  const subjectId = subjectOf(scope.organisationId, invitation.id)
  const href = await makeLink(job, 'invitation', subjectId, paths.invitation.accept)
  const { subject, body, version } = words
  const letter = letterTo(invitation.email, { w, subject, body, after, action: { href, label }, ending: office.name })
  await sendMail(job, kind, { ...letter, fromName: office.name }, version)
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
