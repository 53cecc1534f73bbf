import { batch } from '#db/database.ts'
import { selectIdentityByEmail } from '#db/identity/identities.ts'
import { selectAffiliated, selectSsoLinked } from '#db/identity/sso.ts'
import type { Scope } from '#db/scope.ts'
import { decideSso, type SsoDecision } from './sso-link.ts'

/** Who came back from a provider, as the provider tells it; `owner` is the organisation whose provider it is. */
export type Arrived = {
  iss: string
  sub: string
  email?: string
  emailVerified: boolean
  owner: string | null
}

/**
 * What becomes of an arrival. The provider of an organisation speaks of the members of that organisation only: of
 * anybody else it is told what it would be told of a stranger.
 */
export async function decideArrival(scope: Scope, arrived: Arrived, asking: string | null): Promise<SsoDecision> {
  const [[linked], [same]] = await batch(scope.db, [
    selectSsoLinked(scope, arrived.iss, arrived.sub),
    selectIdentityByEmail(scope, arrived.email ?? ''),
  ])
  const known = [linked?.identityId, same?.id, asking].filter((id) => id != null)
  const members = await membersAmong(scope, arrived.owner, known)
  if (asking !== null && !members(asking)) return { do: 'refuse', refusal: 'sso_not_allowed' }

  return decideSso({
    claims: arrived,
    owner: arrived.owner,
    linked: linked && (asking !== null || members(linked.identityId)) ? linked.identityId : null,
    sameEmail: same && members(same.id) && !linked ? same.id : null,
    asking,
    invitation: null,
    policy: { sso: true, domains: [] },
  })
}

async function membersAmong(scope: Scope, owner: string | null, ids: readonly string[]) {
  if (owner === null) return () => true
  const [rows] = await batch(scope.db, [selectAffiliated(scope, owner, ids)])
  return (id: string) => rows.some(({ identityId }) => identityId === id)
}
