import type { Answers, Statements } from '#db/database.ts'
import { selectIdentityByEmail, selectIdentityOfSso } from '#db/identity/identities.ts'
import { selectMembersAmong } from '#db/identity/sso.ts'
import type { Scope } from '#db/scope.ts'
import { decideSso, type OpenInvitation, type SsoDecision } from './sso-link.ts'

/** Who came back from a provider, as the provider tells it; `owner` is the organisation whose provider it is. */
export type Arrived = {
  iss: string
  sub: string
  email?: string
  emailVerified: boolean
  owner: string | null
}

/** Everybody an arrival may be about, in one trip. */
export const arrivalReads = (scope: Scope, { iss, sub, email = '', owner }: Arrived, asking: string | null) =>
  [
    selectIdentityOfSso(scope, iss, sub),
    selectIdentityByEmail(scope, email),
    selectMembersAmong(scope, owner ?? '', { iss, sub, email, asking: asking ?? '' }),
  ] as const satisfies Statements

export type ArrivalRows = Answers<ReturnType<typeof arrivalReads>>

/**
 * What becomes of an arrival. The provider of an organisation speaks of the members of that organisation only: of
 * anybody else it is told what it would be told of a stranger.
 */
export function decideArrival(
  arrived: Arrived,
  [[linked], [same], members]: ArrivalRows,
  asking: string | null,
  invitation: OpenInvitation | null = null,
): SsoDecision {
  const isMember = (id: string) => arrived.owner === null || members.some(({ identityId }) => identityId === id)
  if (asking !== null && !isMember(asking)) return { do: 'refuse', refusal: 'sso_not_allowed' }

  return decideSso({
    claims: arrived,
    owner: arrived.owner,
    linked: linked && (asking !== null || isMember(linked.id)) ? linked.id : null,
    sameEmail: same && isMember(same.id) && !linked ? same.id : null,
    asking,
    invitation,
    policy: { sso: true, domains: [] },
  })
}
