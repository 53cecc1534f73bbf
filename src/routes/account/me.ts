import type { Context } from '#http/context.ts'
import { paths } from '#paths.ts'
import type { AccountPart } from '#views/account/frame.tsx'

/** Who is signed in, once the door has opened. */
export function me(c: Context) {
  const { login, claims, person } = c.var.visit
  if (!login || !claims) throw new Error('Nobody is known before the door has opened.')
  return { login, claims, person, identityId: login.identityId, loginId: login.loginId }
}

/** Whose the cookie says it is: enough to ask the first question, whose answer the door checks before it is shown. */
export const claimed = (c: Context): string => c.var.visit.claims?.identity ?? ''

/** Where one was, when that is a page of ours; the account otherwise. */
export function whence(c: Context): string {
  const referer = URL.parse(c.req.header('Referer') ?? '')
  if (referer?.origin !== c.var.origin || referer.pathname.startsWith('//')) return paths.account
  return referer.pathname + referer.search
}

/** What stands above a page below one of the parts. */
export function crumbsTo({ var: { w } }: Context, part?: AccountPart) {
  const root = { label: w.account.title, href: paths.account }
  return part === 'security' ? [root, { label: w.account.security, href: paths.security }] : [root]
}
