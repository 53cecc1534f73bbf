import { read } from '#db/database.ts'
import { type GrantRow, selectGrants } from '#db/members/grants.ts'
import { type MemberRow, selectMember, type Whom } from '#db/members/members.ts'
import { type HatRow, selectHats, wearerOf } from '#db/members/memberships.ts'
import { selectOtherOwners } from '#db/members/owners.ts'
import { type SiteName, selectSiteNames } from '#db/organisations/openings.ts'
import { selectHistory } from '#db/people/history.ts'
import type { Scope } from '#db/scope.ts'
import { type Hat, mayGiveHat, mayGrant, mayTakeAll } from '#domain/members/gift.ts'
import { isRole, type Permission, permissions, roles } from '#domain/members/matrix.ts'
import type { Giver, Member } from '#domain/members/members.ts'
import { parseStanding, type Sites, type Standing, sitesOf } from '#domain/members/standing.ts'
import type { Context } from '#http/context.ts'
import { historyOf } from '#http/history.ts'
import { NotThere } from '#http/refusals.ts'
import type { Reach } from '#views/members/hat.tsx'
import type { HatLine, MemberScreen } from '#views/members/member.tsx'

/** The sites where the cookie says that this right holds: the door checks it in the same trip. */
export function sitesWhere(c: Context, permission: Permission): Sites {
  const { claims } = c.var.visit
  return claims ? sitesOf(parseStanding(claims.hats, claims.grants), permission) : []
}

/** What one person's page shows, and what the rules ask about her. */
export const screenOf = (scope: Scope, seen: Sites, id: Whom) =>
  [
    selectMember(scope, seen, id),
    selectHats(scope, id),
    selectGrants(scope, id),
    selectSiteNames(scope),
    selectHistory(scope, id),
    selectOtherOwners(scope, id),
  ] as const

export type Rows = readonly [
  readonly MemberRow[],
  readonly HatRow[],
  readonly GrantRow[],
  readonly SiteName[],
  Awaited<ReturnType<typeof selectHistory>>,
  readonly { personId: string }[],
]

export type Loaded = { row: MemberRow; member: Member; rows: Rows; giver: Giver; sites: readonly SiteName[] }

/** One trip: the door's check and the person. */
export async function loadMember(c: Context, permission: Permission): Promise<Loaded> {
  const { scope } = c.var
  const seen = sitesWhere(c, permission)
  return loadedFrom(c, await read(scope, ...screenOf(scope, seen, c.req.param('id') ?? '')))
}

/** The same trip, for a role that has its own address. */
export async function loadHat(c: Context): Promise<Loaded & { hat: Hat & { id: string } }> {
  const { scope } = c.var
  const id = c.req.param('id') ?? ''
  const loaded = loadedFrom(
    c,
    await read(scope, ...screenOf(scope, sitesWhere(c, 'members.edit'), wearerOf(scope, id))),
  )
  const hat = loaded.member.hats.find((worn) => worn.id === id)
  if (!hat) throw new NotThere()
  return { ...loaded, hat }
}

export function loadedFrom(c: Context, rows: Rows): Loaded {
  const [[row], hats, grants, sites, , owners] = rows
  if (!row) throw new NotThere()
  const worn = hats.flatMap((hat) => hatOf(hat) ?? [])
  const standing: Standing = {
    hats: worn,
    grants: parseStanding('[]', JSON.stringify(grants.map(({ permission, siteId }) => [permission, siteId]))).grants,
  }
  const member: Member = {
    id: row.id,
    name: `${row.givenName} ${row.familyName}`,
    suspendedAt: row.suspendedAt,
    standing,
    hats: worn,
    otherOwner: owners.length > 0,
  }
  return { row, member, rows, giver: giverOf(c), sites }
}

export function giverOf(c: Context): Giver {
  const { person, standing } = c.var.visit
  if (!person) throw new Error('Nobody gives before the door has opened.')
  return { personId: person.personId, standing }
}

/** What this visitor may give here: only what is within reach is offered. */
export function reachOf({ standing }: Giver, sites: readonly SiteName[]): Reach {
  const held = sitesOf(standing, 'members.edit')
  const near = sites.filter(({ id }) => held === 'all' || held.includes(id))
  const somewhere: Sites[] = held === 'all' ? ['all'] : near.map(({ id }) => [id])
  return {
    roles: roles.filter((role) => somewhere.some((where) => mayGiveHat(standing, { role, sites: where }))),
    sites: near,
    everySite: held === 'all',
  }
}

/** The page as this visitor sees it: each verb beside what it is about, and only where it would be accepted. */
export function screenFor(c: Context, { row, member, rows, giver, sites }: Loaded): MemberScreen {
  const [, hats, grants, , history] = rows
  const mayEdit = c.var.may('members.edit')
  const lastOwner = member.hats.some(({ role }) => role === 'owner') && !member.otherOwner
  const within = mayEdit && mayTakeAll(giver.standing, member.standing)
  const reach = reachOf(giver, sites)
  return {
    member: row,
    name: member.name,
    isYou: member.id === giver.personId,
    hats: hats.map((hat) => lineOf(hat, giver, mayEdit, lastOwner)),
    grants: grants.map((grant) => ({
      ...grant,
      mayTake: mayEdit && mayGrant(giver.standing, asPermission(grant), placeOf(grant)),
    })),
    history,
    allHistory: historyOf(c, member.id),
    reach,
    grantable: mayEdit ? permissions.filter((permission) => grantableSomewhere(giver.standing, permission, reach)) : [],
    mayGive: mayEdit && reach.roles.some((role) => !hats.some((hat) => hat.role === role)),
    maySuspend:
      within && member.hats.length > 0 && !lastOwner && member.suspendedAt === null && member.id !== giver.personId,
    mayResume: within && member.suspendedAt !== null,
    mayDismiss: within && member.hats.length > 0 && !lastOwner,
  }
}

function lineOf(row: HatRow, giver: Giver, mayEdit: boolean, lastOwner: boolean): HatLine {
  const hat = hatOf(row)
  const within = mayEdit && hat !== null && mayGiveHat(giver.standing, hat)
  const owner = row.role === 'owner'
  return { ...row, mayMove: within && !owner, mayTake: within && !(owner && lastOwner) }
}

function hatOf({ id, role, allSites, siteIds }: HatRow): (Hat & { id: string }) | null {
  return isRole(role) ? { id, role, sites: allSites ? 'all' : (JSON.parse(siteIds) as string[]) } : null
}

function grantableSomewhere(standing: Standing, permission: Permission, { sites, everySite }: Reach): boolean {
  return (
    (everySite && mayGrant(standing, permission, 'all')) || sites.some(({ id }) => mayGrant(standing, permission, [id]))
  )
}

const asPermission = ({ permission }: GrantRow) => permission as Permission
const placeOf = ({ siteId }: GrantRow): Sites => (siteId === '' ? 'all' : [siteId])
