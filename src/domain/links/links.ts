import type { SQL } from 'drizzle-orm'
import { type Answers, read, type Statement, type Statements } from '#db/database.ts'
import { insertLink, selectLink, spendLink, subjectOf } from '#db/links/links.ts'
import type { Scope } from '#db/scope.ts'
import { sha256 } from '#edge/digest.ts'
import type { Tokens } from '#edge/tokens.ts'

/** What a link sent by mail lets its holder do, and how long it is good for, in seconds. */
export const purposes = {
  'sign-up': 24 * 3600,
  'sign-in': 15 * 60,
  reset: 30 * 60,
  email: 24 * 3600,
  invitation: 7 * 24 * 3600,
} as const

export type Purpose = keyof typeof purposes

export type Link = { id: string; purpose: Purpose; subjectId: string }

/** A signed link, and the row that makes it good once: the database keeps its hash, never the link. */
export async function mintLink(scope: Scope, tokens: Tokens, purpose: Purpose, subjectId: string) {
  const id = scope.ids.secret(16)
  const now = scope.clock.now()
  const token = await tokens.sign('link', { id, purpose }, purposes[purpose], now)
  const expiresAt = now + purposes[purpose] * 1000
  const write: Statement = insertLink(scope, { id, purpose, subjectId, hash: await sha256(token), at: now, expiresAt })
  return { token, write, expiresAt }
}

/**
 * The link if it is ours, for this purpose, in time and never used, with what is asked about its subject in the same trip.
 * Looking does not use it.
 */
export async function findLink<const T extends Statements>(
  scope: Scope,
  tokens: Tokens,
  purpose: Purpose,
  token: string,
  about: (subjectId: SQL) => T,
): Promise<{ link: Link; found: Answers<T> } | null> {
  const now = scope.clock.now()
  const claims = await tokens.verify<{ id: string; purpose: string }>('link', token, now)
  if (claims?.purpose !== purpose) {
    await read(scope)
    return null
  }
  const [[row], ...found] = await read(scope, selectLink(scope, claims.id), ...about(subjectOf(claims.id)))
  if (!row || row.purpose !== purpose || row.usedAt !== null || row.expiresAt <= now) return null
  if (row.hash !== (await sha256(token))) return null
  return { link: { id: row.id, purpose, subjectId: row.subjectId }, found: found as unknown as Answers<T> }
}

/** For the batch of what the link does: followed by `exactlyOne`, a second use writes nothing. */
export const useLink = (scope: Scope, link: Link): Statement => spendLink(scope, link.id)
