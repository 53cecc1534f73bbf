import * as z from 'zod'
import type { Statements } from '#db/database.ts'
import { countUse, insertFileLink, insertLinkRevocation, type selectShared } from '#db/files/links.ts'
import type { Scope } from '#db/scope.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'
import { no } from '#domain/events/outcome.ts'
import { choice, line } from '#domain/fields.ts'
import { sha256 } from '#edge/digest.ts'
import type { Tokens } from '#edge/tokens.ts'
import { type HoldingState, refuseChange } from './holding.ts'

export const ShareInput = z.strictObject({ days: choice(['7', '30', '90']) })
export type ShareInput = z.output<typeof ShareInput>

export const ShareEnd = z.strictObject({ link: line(40) })

/** What the token of a link says: enough to open the right database, and nothing of the file. */
export type SharedClaims = { purpose: 'file'; link: string; organisation: string; shard: string }

type Held = HoldingState & { id: string; name: string }

/** An address for whoever has it. The database keeps its hash: it is shown once, and can be ended any day. */
export async function shareHolding<const T extends Statements>(
  scope: Scope,
  tokens: Tokens,
  holding: Held,
  { days }: ShareInput,
  show: T,
) {
  const refusal = refuseChange(holding)
  if (refusal) return no(refusal)
  const id = scope.ids.next()
  const now = scope.clock.now()
  const life = Number(days) * 24 * 3600
  const claims: SharedClaims = { purpose: 'file', link: id, organisation: scope.organisationId, shard: scope.shard }
  const token = await tokens.sign('link', claims, life, now)
  const link = { id, holdingId: holding.id, hash: await sha256(token), expiresAt: now + life * 1000 }
  const writes = [
    insertFileLink(scope, link),
    record(scope, 'file_shared', holding.id, { name: holding.name, link: id, days }),
  ]
  const outcome = await commit(scope, writes, ...show)
  return outcome.ok ? { ok: true as const, after: { token, screen: outcome.after } } : outcome
}

export function revokeLink<const T extends Statements>(scope: Scope, holding: Held, link: string, show: T) {
  const writes = [
    insertLinkRevocation(scope, holding.id, link),
    exactlyOne(scope),
    record(scope, 'file_link_revoked', holding.id, { name: holding.name, link }),
  ]
  return commit(scope, writes, ...show)
}

type Shared = Awaited<ReturnType<typeof selectShared>>[number]

/** Whether a link still opens what it was made for. */
export async function linkOpens(shared: Shared, token: string, now: number): Promise<boolean> {
  const { revokedAt, expiresAt, trashed, checkedAt } = shared
  if (revokedAt !== null || expiresAt <= now || trashed === 1 || checkedAt === null) return false
  return shared.hash === (await sha256(token))
}

/** Counted before the bytes leave, with its event: who looks at the history sees it. */
export async function openShared(scope: Scope, { linkId, holdingId, name }: Shared): Promise<void> {
  await commit(scope, [countUse(scope, linkId), record(scope, 'file_link_used', holdingId, { name, link: linkId })])
}

export const readShared = (claims: object | null): SharedClaims | null =>
  claims && 'purpose' in claims && claims.purpose === 'file' ? (claims as SharedClaims) : null
