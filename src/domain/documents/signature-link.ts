import type { Tokens } from '#edge/tokens.ts'

type Claims = { purpose: string; signer: string; organisation: string }
type Link = { signerId: string; organisationId: string; at: number; until: number }

const longestLife = 399 * 24 * 3600

/**
 * The address of a signer: the same whenever it is written again, so that none is kept. It ends with what it opens, or when
 * the request does.
 */
export const signerToken = (tokens: Tokens, { signerId, organisationId, at, until }: Link): Promise<string> =>
  tokens.sign(
    'link',
    { purpose: 'signature', signer: signerId, organisation: organisationId },
    Math.min(longestLife, Math.max(60, Math.ceil((until - at) / 1000))),
    at,
  )

/** Whose turn a link is about, in the organisation that its address names. */
export async function readSignerToken(tokens: Tokens, token: string, organisationId: string, now: number) {
  const claims = await tokens.verify<Claims>('link', token, now)
  return claims?.purpose === 'signature' && claims.organisation === organisationId ? claims.signer : null
}
