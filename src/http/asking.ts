import type { Context } from '#http/context.ts'
import { readCookie } from '#http/cookies.ts'
import { type Language, preferred } from '#words/words.ts'

/** What a request says of who asks, before anybody is known. */
export function visitorAddress(c: Context): string {
  return c.req.header('CF-Connecting-IP') ?? '127.0.0.1'
}

export function languageOf(c: Context): Language {
  const chosen = readCookie(c, 'language')
  return chosen === 'fr' || chosen === 'en' ? chosen : preferred(c.req.header('Accept-Language'))
}
