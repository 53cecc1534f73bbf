import type { Context } from '#http/context.ts'
import { WrongForm } from '#http/refusals.ts'

const safe = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * A change comes from our own pages or not at all, whatever its content type: the browser says so itself in
 * Sec-Fetch-Site, and older ones in Origin.
 */
export function refuseForeign(c: Context): void {
  if (safe.has(c.req.method)) return
  const site = c.req.header('Sec-Fetch-Site')
  const origin = c.req.header('Origin')
  if (site !== undefined && site !== 'same-origin') throw new WrongForm()
  if (origin !== undefined && origin !== c.var.origin) throw new WrongForm()
  if (site === undefined && origin === undefined) throw new WrongForm()
}

/** On every answer, errors and files included. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; " +
    "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'",
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(self), geolocation=(), microphone=(), payment=()',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Strict-Transport-Security': 'max-age=63072000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
}

export function secure(response: Response): Response {
  const answer = new Response(response.body, response)
  for (const [name, value] of Object.entries(securityHeaders)) {
    if (!answer.headers.has(name)) answer.headers.set(name, value)
  }
  if (!answer.headers.has('Cache-Control')) answer.headers.set('Cache-Control', 'no-store')
  return answer
}
