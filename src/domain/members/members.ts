import type { Statements } from '#db/database.ts'
import { deleteGrant, deleteGrants, insertGrant } from '#db/members/grants.ts'
import { deleteHat, deleteHatSites, insertHat, insertHatSites, updateHat } from '#db/members/memberships.ts'
import { keepsAnOwner } from '#db/members/owners.ts'
import { deleteSuspension, insertSuspension } from '#db/members/suspensions.ts'
import type { Scope } from '#db/scope.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'
import { no } from '#domain/events/outcome.ts'
import { type Hat, mayGiveHat, mayGrant, mayTakeAll } from './gift.ts'
import type { Permission, Role } from './matrix.ts'
import type { Sites, Standing } from './standing.ts'

/** Somebody of the organisation as the page has loaded her, with what the rules ask about her. */
export type Member = {
  id: string
  name: string
  suspendedAt: number | null
  standing: Standing
  hats: readonly (Hat & { id: string })[]
  /** Somebody else may decide here. */
  otherOwner: boolean
}

/** Who gives or takes: herself, and what she holds. */
export type Giver = { personId: string; standing: Standing }

export async function giveHat<const T extends Statements>(
  scope: Scope,
  giver: Giver,
  member: Member,
  hat: Hat,
  show: T,
) {
  if (member.hats.some(({ role }) => role === hat.role)) return no('already_worn')
  if (!mayGiveHat(giver.standing, hat)) return no('beyond_you')
  const id = scope.ids.next()
  const writes = [
    insertHat(scope, { id, personId: member.id, role: hat.role, allSites: hat.sites === 'all' }),
    ...insertHatSites(scope, id, idsOf(hat.sites)),
    record(scope, 'hat_given', member.id, { name: member.name, role: hat.role }),
  ]
  return commit(scope, writes, ...show)
}

/** The sites of a role become these: one gives what is new and takes what is no more, so both must be within reach. */
export async function moveHat<const T extends Statements>(
  scope: Scope,
  giver: Giver,
  member: Member,
  hat: Hat & { id: string },
  sites: Sites,
  show: T,
) {
  if (!mayGiveHat(giver.standing, hat) || !mayGiveHat(giver.standing, { ...hat, sites })) return no('beyond_you')
  const writes = [
    updateHat(scope, hat.id, sites === 'all'),
    exactlyOne(scope),
    deleteHatSites(scope, [hat.id]),
    ...insertHatSites(scope, hat.id, idsOf(sites)),
    record(scope, 'hat_changed', member.id, { name: member.name, role: hat.role }),
  ]
  return commit(scope, writes, ...show)
}

export async function takeHat<const T extends Statements>(
  scope: Scope,
  giver: Giver,
  member: Member,
  hat: Hat & { id: string },
  show: T,
) {
  if (hat.role === 'owner' && !member.otherOwner) return no('last_owner')
  if (!mayGiveHat(giver.standing, hat)) return no('beyond_you')
  if (member.hats.length === 1) return leave(scope, member, show)
  const writes = [
    deleteHatSites(scope, [hat.id]),
    deleteHat(scope, hat.id),
    exactlyOne(scope),
    keepsAnOwner(scope),
    record(scope, 'hat_taken', member.id, { name: member.name, role: hat.role }),
  ]
  return commit(scope, writes, ...show)
}

export async function giveGrant<const T extends Statements>(
  scope: Scope,
  giver: Giver,
  member: Member,
  grant: { permission: Permission; siteId: string },
  show: T,
) {
  if (member.hats.length === 0) return no('role_first')
  if (!mayGrant(giver.standing, grant.permission, sitesFor(grant.siteId))) return no('beyond_you')
  const writes = [
    insertGrant(scope, { personId: member.id, ...grant }),
    record(scope, 'grant_given', member.id, { name: member.name, permission: grant.permission }),
  ]
  return commit(scope, writes, ...show)
}

export async function takeGrant<const T extends Statements>(
  scope: Scope,
  giver: Giver,
  member: Member,
  grant: { permission: Permission; siteId: string },
  show: T,
) {
  if (!mayGrant(giver.standing, grant.permission, sitesFor(grant.siteId))) return no('beyond_you')
  const writes = [
    deleteGrant(scope, { personId: member.id, ...grant }),
    exactlyOne(scope),
    record(scope, 'grant_taken', member.id, { name: member.name, permission: grant.permission }),
  ]
  return commit(scope, writes, ...show)
}

export async function suspend<const T extends Statements>(
  scope: Scope,
  giver: Giver,
  member: Member,
  reason: string,
  show: T,
) {
  const refusal = refuseSuspension(giver, member)
  if (refusal) return no(refusal)
  const writes = [
    insertSuspension(scope, member.id, reason),
    keepsAnOwner(scope),
    record(scope, 'member_suspended', member.id, { name: member.name, reason }),
  ]
  return commit(scope, writes, ...show)
}

export async function resume<const T extends Statements>(scope: Scope, giver: Giver, member: Member, show: T) {
  if (!mayTakeAll(giver.standing, member.standing)) return no('beyond_you')
  const writes = [
    deleteSuspension(scope, member.id),
    exactlyOne(scope),
    record(scope, 'member_resumed', member.id, { name: member.name }),
  ]
  return commit(scope, writes, ...show)
}

/** Every role goes, and what was given by hand: she has left. What she did here keeps her name. */
export async function dismiss<const T extends Statements>(scope: Scope, giver: Giver, member: Member, show: T) {
  if (member.hats.length === 0) return no('already_gone')
  if (isOwner(member) && !member.otherOwner) return no('last_owner')
  if (!mayTakeAll(giver.standing, member.standing)) return no('beyond_you')
  return leave(scope, member, show)
}

function refuseSuspension(giver: Giver, member: Member) {
  if (member.hats.length === 0) return 'already_gone'
  if (member.suspendedAt !== null) return 'already_suspended'
  if (member.id === giver.personId) return 'yourself'
  if (isOwner(member) && !member.otherOwner) return 'last_owner'
  return mayTakeAll(giver.standing, member.standing) ? null : 'beyond_you'
}

function leave<const T extends Statements>(scope: Scope, member: Member, show: T) {
  const writes = [
    deleteGrants(scope, member.id),
    deleteSuspension(scope, member.id),
    deleteHatSites(
      scope,
      member.hats.map(({ id }) => id),
    ),
    ...member.hats.flatMap(({ id }) => [deleteHat(scope, id), exactlyOne(scope)]),
    keepsAnOwner(scope),
    record(scope, 'member_left', member.id, { name: member.name }),
  ]
  return commit(scope, writes, ...show)
}

const isOwner = ({ hats }: Member): boolean => hats.some(({ role }) => role === ('owner' satisfies Role))
const idsOf = (sites: Sites): readonly string[] => (sites === 'all' ? [] : sites)
const sitesFor = (siteId: string): Sites => (siteId === '' ? 'all' : [siteId])
