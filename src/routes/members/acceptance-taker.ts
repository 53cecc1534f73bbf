import { decideArrival } from '#domain/identity/sso-arrival.ts'
import type { AcceptanceInput } from '#domain/members/acceptance.ts'
import { newcomer, newcomerOf, type Taker } from '#domain/members/registration.ts'
import type { Context } from '#http/context.ts'
import type { Screen } from './acceptance-screen.tsx'

/**
 * Who accepts: who is signed in as that address, or said that another account shall; else somebody new, with a password or
 * vouched for by the provider of the organisation.
 */
export async function takerOf(c: Context, screen: Screen, input: AcceptanceInput) {
  const { visitor, known, invitation, organisation } = screen
  const login = visitor?.login
  if (login && login.email === invitation.email) return signed(login.identityId)
  if (input.other !== undefined) {
    if (!login) return 'sign-in'
    return input.as === login.email ? signed(login.identityId) : wrong('address_confirmed', 'as')
  }
  if (known) return 'sign-in'

  const { language } = c.var.w
  const { email } = invitation
  const who = { ...input, email, language, organisation: organisation.name }
  if (input.sso !== undefined) return fromProvider(c, screen, who)
  const made = await newcomer(c.var.directory, who, input.password)
  return made.ok ? made : wrong(made.refusal, 'password')
}

/** The link was opened in this browser, which proves the mailbox; the provider says which of its accounts will enter. */
function fromProvider(c: Context, { arrival, invitation, office }: Screen, who: Parameters<typeof newcomerOf>[1]) {
  if (!arrival) return wrong('sso_state', undefined)
  const { concerned, iss, sub } = arrival
  if (concerned[0].length > 0) return wrong('linked_to_another', undefined)
  const { organisationId } = office
  const opened = { id: invitation.id, email: invitation.email, organisationId, held: true, identity: null }
  const decision = decideArrival(arrival, concerned, null, opened)
  if (decision.do === 'create_from_invitation') {
    return { ok: true, after: newcomerOf(c.var.directory, who, { iss, sub }) } as const
  }
  return wrong(decision.do === 'refuse' ? decision.refusal : 'linked_to_another', undefined)
}

const signed = (id: string) => ({ ok: true, after: { id, writes: [] } satisfies Taker }) as const
const wrong = <R extends string>(refusal: R, field: string | undefined) => ({ ok: false, refusal, field }) as const
