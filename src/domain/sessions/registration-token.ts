import type { Tokens } from '#edge/tokens.ts'

/**
 * What the address of the page after registering says. With an enrolment it opens that seat, for whoever received it by
 * mail or has a seat to pay; without one it only says what was shown, the same whether the address was known or not.
 */
export type RegistrationToken = {
  organisation: string
  session: string
  enrolment?: string | undefined
  shown?: 'enrolled' | 'waiting' | 'received' | undefined
}

const purpose = 'registration'

/** A session is over by then. */
const life = 200 * 24 * 3600

export const signRegistration = (tokens: Tokens, token: RegistrationToken, now: number): Promise<string> =>
  tokens.sign('link', { purpose, ...token }, life, now)

export async function readRegistration(
  tokens: Tokens,
  organisation: string,
  text: string,
  now: number,
): Promise<RegistrationToken | null> {
  const claims = await tokens.verify<RegistrationToken & { purpose?: string }>('link', text, now)
  return claims?.purpose === purpose && claims.organisation === organisation ? claims : null
}
