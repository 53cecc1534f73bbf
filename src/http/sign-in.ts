import type { IdentityRow } from '#db/identity/identities.ts'
import { deleteLogin } from '#db/identity/logins.ts'
import type { Overtaken } from '#domain/events/commit.ts'
import { no, type Outcome, yes } from '#domain/events/outcome.ts'
import { askSecondFactor, beginLogin, type Proof, type Write } from '#domain/identity/sign-in.ts'
import { visitorAddress } from '#http/asking.ts'
import { writeClaims } from '#http/claims.ts'
import type { Context } from '#http/context.ts'
import { dropCookie } from '#http/cookies.ts'
import { knownHere, remember } from '#http/device.ts'
import { ownAddress, withNext } from '#http/next.ts'
import { writePending } from '#http/pending.ts'
import { gone } from '#http/render.tsx'
import { paths } from '#paths.ts'

export type Entry = Proof & {
  /** For the same batch: the link that is spent, the counter of the passkey, the account just linked. */
  writes?: readonly Write[]
  /** The office to enter; without it, the first one of the identity. */
  organisation?: { id: string; shard: string } | null
  /** The page that was asked for, believed only when it is one of ours. */
  next?: string | null | undefined
  /** The organisation whose own provider vouched for the person: the login is good nowhere else. */
  within?: string | null
  /** A word about what was done on the way. */
  told?: string
  /** The account has just been made: its owner needs no mail about a new device. */
  newcomer?: boolean
}

/**
 * The one way in: every proof of who somebody is ends here, so that none forgets the second factor. Answers with the
 * way to the office, or to the second step. `overtaken` and `taken`: what was to be spent is spent already.
 */
export async function completeSignIn(
  c: Context,
  identity: IdentityRow,
  entry: Entry,
): Promise<Outcome<Response, 'disabled' | Overtaken>> {
  if (identity.disabledAt !== null) return no('disabled')
  const next = ownAddress(entry.next)
  const oneStepShort = identity.authenticatorAt !== null && entry.factors < 2
  return oneStepShort ? leadToSecondStep(c, identity, entry, next) : enterOffice(c, identity, entry, next)
}

async function leadToSecondStep(c: Context, identity: IdentityRow, entry: Entry, next: string | null) {
  const { method, organisation = null, within = null, newcomer = false, writes = [] } = entry
  const outcome = await askSecondFactor(c.var.directory, identity.id, entry, writes)
  if (!outcome.ok) return outcome
  await writePending(c, { identity: identity.id, method, organisation, within, newcomer })
  return yes(gone(c, withNext(paths.secondFactor, next), toast(entry)))
}

async function enterOffice(c: Context, identity: IdentityRow, entry: Entry, next: string | null) {
  const { directory, visit } = c.var
  const known = await knownHere(c)
  const former = visit.claims ? [deleteLogin(directory, visit.claims.identity, visit.claims.login)] : []
  const from = { address: visitorAddress(c), device: (c.req.header('User-Agent') ?? '').slice(0, 200) }
  const outcome = await beginLogin(directory, identity.id, entry, from, {
    writes: [...(entry.writes ?? []), ...former],
    announced: !entry.newcomer && !known.includes(identity.id),
    within: entry.within ?? null,
  })
  if (!outcome.ok) return outcome

  const [id, shard] = JSON.parse(identity.organisation ?? '["",""]') as [string, string]
  const office = entry.organisation ?? { id, shard }
  const claims = { organisation: office.id, shard: office.shard, hats: '[]', grants: '[]', site: '' }
  await writeClaims(c, { login: outcome.after.id, identity: identity.id, ...claims }, directory.clock.now())
  await remember(c, identity.id, known)
  dropCookie(c, 'pending')
  return yes(gone(c, next ?? (office.id ? paths.desk : paths.account), toast(entry)))
}

const toast = ({ told }: Entry) => (told ? { text: told } : undefined)
