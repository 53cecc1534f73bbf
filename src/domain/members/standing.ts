import { allowed, isPermission, isRole, type Permission, type Role, staffRoles } from './matrix.ts'

/** What one person is in one organisation: hats, each on all sites or some, and permissions given by hand. */
export type Standing = {
  readonly hats: readonly { readonly role: Role; readonly sites: Sites }[]
  readonly grants: readonly { readonly permission: Permission; readonly sites: Sites }[]
}

export type Sites = 'all' | readonly string[]

export const nobody: Standing = { hats: [], grants: [] }

/** The sites where a permission holds: all of them, some, or none (an empty list). */
export function sitesOf({ hats, grants }: Standing, permission: Permission): Sites {
  const held = [
    ...hats.filter(({ role }) => allowed(role, permission)).map(({ sites }) => sites),
    ...grants.filter((grant) => grant.permission === permission).map(({ sites }) => sites),
  ]
  return held.includes('all') ? 'all' : [...new Set(held.flat())]
}

export function may(standing: Standing, permission: Permission, siteId?: string): boolean {
  const sites = sitesOf(standing, permission)
  if (sites === 'all') return true
  return siteId === undefined ? sites.length > 0 : sites.includes(siteId)
}

/** Every site the person sees for one reason or another. */
export function sitesSeen({ hats, grants }: Standing): Sites {
  const held = [...hats, ...grants].map(({ sites }) => sites)
  return held.includes('all') ? 'all' : [...new Set(held.flat())]
}

export const isStaff = ({ hats }: Standing): boolean => hats.some(({ role }) => staffRoles.includes(role))

/** Reads the standing as the database writes it: `[[role, all, [site…]]…]` and `[[permission, site]…]`. */
export function parseStanding(hats: string, grants: string): Standing {
  const worn = JSON.parse(hats) as [string, number, string[]][]
  const given = JSON.parse(grants) as [string, string][]
  return {
    hats: worn.flatMap(([role, all, sites]) => (isRole(role) ? [{ role, sites: all ? 'all' : sites }] : [])),
    grants: given.flatMap(([permission, site]) =>
      isPermission(permission) ? [{ permission, sites: site === '' ? 'all' : [site] }] : [],
    ),
  }
}
