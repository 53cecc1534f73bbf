import type { Context as HonoContext } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'

/** Every cookie of the application, and how long it lasts in seconds (0: until the browser closes). */
const cookies = {
  login: 14 * 24 * 3600,
  pending: 10 * 60,
  challenge: 10 * 60,
  sso: 10 * 60,
  arrival: 10 * 60,
  typed: 10 * 60,
  device: 365 * 24 * 3600,
  signer: 14 * 3600,
  auditor: 10 * 3600,
  bookmarks: 10 * 60,
  toast: 60,
  language: 365 * 24 * 3600,
} as const

export type CookieName = keyof typeof cookies

export function readCookie(c: HonoContext, name: CookieName): string | null {
  return getCookie(c, name, 'host') ?? null
}

export function writeCookie(c: HonoContext, name: CookieName, value: string): void {
  const maxAge = cookies[name]
  setCookie(c, name, value, { prefix: 'host', secure: true, path: '/', httpOnly: true, sameSite: 'Lax', maxAge })
}

export function dropCookie(c: HonoContext, name: CookieName): void {
  deleteCookie(c, name, { prefix: 'host', secure: true, path: '/' })
}
