import { allowed, type Permission, permissions, type Role } from './matrix.ts'
import { type Sites, type Standing, sitesOf } from './standing.ts'

export type Hat = { role: Role; sites: Sites }

/** One gives only what one holds, on the sites where one holds it; and only an owner makes an owner. */
export function mayGiveHat(giver: Standing, { role, sites }: Hat): boolean {
  if (role === 'owner' && !giver.hats.some((hat) => hat.role === 'owner')) return false
  return permissions.filter((permission) => allowed(role, permission)).every((each) => mayGrant(giver, each, sites))
}

export const mayGrant = (giver: Standing, permission: Permission, sites: Sites): boolean =>
  mayManage(giver, sites) && covers(sitesOf(giver, permission), sites)

/** To take something away, or to shut somebody out, one must be able to give back all that it takes. */
export const mayTakeAll = (giver: Standing, taken: Standing): boolean =>
  taken.hats.every((hat) => mayGiveHat(giver, hat)) &&
  taken.grants.every(({ permission, sites }) => mayGrant(giver, permission, sites))

const mayManage = (giver: Standing, sites: Sites): boolean => covers(sitesOf(giver, 'members.edit'), sites)

const covers = (held: Sites, asked: Sites): boolean =>
  held === 'all' || (asked !== 'all' && asked.length > 0 && asked.every((site) => held.includes(site)))
