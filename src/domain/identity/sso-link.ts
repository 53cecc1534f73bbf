/** Everything known when somebody comes back from a provider. Looked up by the caller, decided here. */
export type SsoArrival = {
  claims: { sub: string; email?: string; emailVerified: boolean }
  /** Whose provider it is: the organisation's own, or (null) one that the whole house shares, as Google. */
  owner: string | null
  /** Who `(iss, sub)` is already linked to. */
  linked: string | null
  /** Who uses that e-mail address here, however they sign in. */
  sameEmail: string | null
  /** Who is signed in in this browser, having just proved it, and asked to link. */
  asking: string | null
  invitation: OpenInvitation | null
  policy: { sso: boolean; domains: readonly string[] }
}

/**
 * `held` when its link was opened in this browser, which proves the mailbox better than any provider (Microsoft seldom
 * proves addresses at all); otherwise it was only found by the address of the claims. `identity` uses its address already.
 */
export type OpenInvitation = {
  id: string
  email: string
  organisationId: string
  held: boolean
  identity: string | null
}

export type SsoRefusal =
  | 'sso_not_allowed'
  | 'domain_not_allowed'
  | 'linked_to_another'
  | 'email_missing'
  | 'email_not_verified'
  | 'invitation_for_another'
  | 'invitation_needed'

/**
 * `within` bounds the login that follows: an organisation rules its own provider, so it can be anybody there, and
 * must be nobody elsewhere. Null bounds nothing.
 */
export type SsoDecision =
  | { do: 'sign_in'; identity: string; within: string | null }
  | { do: 'link'; identity: string; within: string | null }
  | { do: 'ask_to_sign_in_then_link'; identity: string }
  | { do: 'create_from_invitation'; invitation: string; email: string; within: string | null }
  | { do: 'refuse'; refusal: SsoRefusal }

/** A person is `(iss, sub)`. An e-mail address opens nothing by itself: at most it tells whom to ask for a proof. */
export function decideSso(arrival: SsoArrival): SsoDecision {
  const { claims, owner: within, linked, sameEmail, asking, invitation, policy } = arrival
  if (!policy.sso) return refuse('sso_not_allowed')
  if (!isFromAllowedDomain(arrival)) return refuse('domain_not_allowed')

  if (asking !== null) {
    return linked === null || linked === asking ? { do: 'link', identity: asking, within } : refuse('linked_to_another')
  }
  if (linked !== null) return { do: 'sign_in', identity: linked, within }

  if (invitation?.held) return accept(invitation, within)

  if (claims.email === undefined) return refuse('email_missing')
  if (!claims.emailVerified) return refuse('email_not_verified')
  if (sameEmail !== null) return { do: 'ask_to_sign_in_then_link', identity: sameEmail }
  if (invitation === null) return refuse('invitation_needed')

  return isSameAddress(invitation.email, claims.email) ? accept(invitation, within) : refuse('invitation_for_another')
}

function isFromAllowedDomain({ claims, policy }: SsoArrival): boolean {
  if (policy.domains.length === 0) return true

  const domain = claims.email?.split('@').at(-1)?.toLowerCase()
  return claims.emailVerified && policy.domains.some((allowed) => allowed.toLowerCase() === domain)
}

/** The provider of an organisation opens only the invitations of that organisation: it can write any address. */
function accept({ id, email, organisationId, identity }: OpenInvitation, within: string | null): SsoDecision {
  if (within !== null && within !== organisationId) return refuse('invitation_needed')
  if (identity !== null) return { do: 'ask_to_sign_in_then_link', identity }

  return { do: 'create_from_invitation', invitation: id, email, within }
}

function isSameAddress(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase()
}

function refuse(refusal: SsoRefusal): SsoDecision {
  return { do: 'refuse', refusal }
}
