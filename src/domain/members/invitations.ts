import type { Statements } from '#db/database.ts'
import { deleteLinks } from '#db/links/links.ts'
import { type InvitationRow, insertInvitation, insertInvitationEnd, renewInvitation } from '#db/members/invitations.ts'
import type { Scope } from '#db/scope.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'
import { no } from '#domain/events/outcome.ts'
import { type Hat, mayGiveHat } from './gift.ts'
import { type Invitee, invitationLife, stateOfInvitation, subjectOf } from './invitation.ts'
import type { Giver } from './members.ts'

/** One batch for all of them: either everybody is invited or nobody is. Each mail leaves by its own event. */
export async function invite<const T extends Statements>(
  scope: Scope,
  giver: Giver,
  invitees: readonly Invitee[],
  hat: Hat,
  show: T,
) {
  if (!mayGiveHat(giver.standing, hat)) return no('beyond_you')
  return commit(scope, inviting(scope, invitees, hat), ...show)
}

/** What invites them, for the batch of whoever has asked whether this hat may be given. */
export function inviting(scope: Scope, invitees: readonly Invitee[], hat: Hat) {
  const expiresAt = scope.clock.now() + invitationLife
  return invitees.flatMap((invitee) => {
    const id = scope.ids.next()
    return [
      insertInvitation(scope, { id, ...invitee, ...written(hat), expiresAt }),
      record(scope, 'member_invited', id, { name: nameOf(invitee), role: hat.role }),
    ]
  })
}

/** A new link, for seven days more: those sent before die with the next mail. */
export async function sendAgain<const T extends Statements>(
  scope: Scope,
  giver: Giver,
  invitation: InvitationRow,
  hat: Hat,
  show: T,
) {
  if (invitation.end) return no('invitation_ended')
  if (!mayGiveHat(giver.standing, hat)) return no('beyond_you')
  const writes = [
    renewInvitation(scope, invitation.id, scope.clock.now() + invitationLife),
    exactlyOne(scope),
    record(scope, 'invitation_sent_again', invitation.id, { name: nameOf(invitation), role: invitation.role }),
  ]
  return commit(scope, writes, ...show)
}

export async function revokeInvitation<const T extends Statements>(scope: Scope, invitation: InvitationRow, show: T) {
  if (stateOfInvitation(invitation, scope.clock.now()) === 'accepted' || invitation.end) return no('invitation_ended')
  const writes = [
    insertInvitationEnd(scope, invitation.id, 'revoked'),
    record(scope, 'invitation_revoked', invitation.id, { name: nameOf(invitation) }),
  ]
  return commit(scope, writes, ...show)
}

/** For the directory, once the invitation is revoked: no link of it is good any more. */
export const killLinks = (directory: Scope, organisationId: string, invitationId: string) =>
  deleteLinks(directory, 'invitation', subjectOf(organisationId, invitationId))

const written = ({ role, sites }: Hat) => ({
  role,
  allSites: sites === 'all' ? 1 : 0,
  siteIds: JSON.stringify(sites === 'all' ? [] : sites),
})

const nameOf = ({ givenName, familyName }: { givenName: string; familyName: string }) => `${givenName} ${familyName}`
