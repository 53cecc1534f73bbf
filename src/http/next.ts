import type { Context } from '#http/context.ts'
import { paths } from '#paths.ts'

/** Where the person wanted to go, from the address, when it is one of ours. */
export const nextOf = (c: Context): string | null => ownAddress(c.req.query('next'))

/** A path of this site, as it will be sent back; null for anything a browser might take for somewhere else. */
export function ownAddress(text: unknown): string | null {
  if (typeof text !== 'string' || text.length > 500 || !plain.test(text)) return null
  const path = decoded(text)
  if (path === null || /[\\\p{C}]|\/\//u.test(path)) return null
  return doors.some((door) => path === door || path.startsWith(`${door}/`) || path.startsWith(`${door}?`)) ? null : text
}

/** The same address with the way back behind it. */
export function withNext(address: string, next: string | null): string {
  if (!next) return address
  return `${address}${address.includes('?') ? '&' : '?'}next=${encodeURIComponent(next)}`
}

/** One slash, then only what stands in an address as it is. */
const plain = /^\/(?:[\w.~!$&'()*+,;=:@%-][\w.~!$&'()*+,;=:@%/-]*)?(?:\?[\w.~!$&'()*+,;=:@%/?-]*)?$/

/** Coming back to a door would be going in circles, or out again. */
const doors = [paths.signIn, paths.signOut, paths.reset]

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}
