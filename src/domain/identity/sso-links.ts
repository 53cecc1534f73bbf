import * as z from 'zod'
import type { Statements } from '#db/database.ts'
import { deleteSsoLinkUnlessLast, insertSsoLink } from '#db/identity/sso.ts'
import type { Scope } from '#db/scope.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'
import { no, yes } from '#domain/events/outcome.ts'
import { type ArrivalRows, type Arrived, decideArrival } from './sso-arrival.ts'

export const UnlinkInput = z.strictObject({ issuer: z.string().max(300), subject: z.string().max(255) })
export type UnlinkInput = z.output<typeof UnlinkInput>

/** Who is signed in here, having just proved it, says: this account there is me as well. */
export async function linkSso(scope: Scope, identityId: string, arrived: Arrived, concerned: ArrivalRows) {
  const decision = decideArrival(arrived, concerned, identityId)
  if (decision.do === 'refuse') return no(decision.refusal)
  // Linked the time before, whose answer was lost on its way.
  const [[holder]] = concerned
  if (holder?.id === identityId) return yes([])

  const link = { issuer: arrived.iss, subject: arrived.sub, identityId }
  const event = record(scope, 'sso_linked', identityId, { issuer: arrived.iss, email: arrived.email ?? '' })
  const outcome = await commit(scope, [insertSsoLink(scope, link), event])
  return !outcome.ok && outcome.refusal === 'taken' ? no('already_linked') : outcome
}

export async function unlinkSso<const T extends Statements>(
  scope: Scope,
  identityId: string,
  { issuer, subject }: UnlinkInput,
  show: T,
) {
  const outcome = await commit(
    scope,
    [
      deleteSsoLinkUnlessLast(scope, { issuer, subject, identityId }),
      exactlyOne(scope),
      record(scope, 'sso_unlinked', identityId, { issuer }),
    ],
    ...show,
  )
  return outcome.ok ? outcome : no('last_way_in')
}
