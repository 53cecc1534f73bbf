import type { Tokens } from '#edge/tokens.ts'

type Claims = { purpose: string; organisation: string; participation: string }

/** Mailed to one person: their own answer. It opens a while longer than one may answer: whoever comes too late is told so. */
export function answerToken(
  tokens: Tokens,
  organisation: string,
  { id: participation, closesOn }: { id: string; closesOn: string },
  now: number,
) {
  const life = Math.ceil((Date.parse(`${closesOn}T23:59:59Z`) - now) / 1000) + afterwards
  const claims: Claims = { purpose: 'answer', organisation, participation }
  return tokens.sign('link', claims, Math.min(longest, Math.max(afterwards, life)), now)
}

export async function readAnswerToken(tokens: Tokens, token: string, organisation: string, now: number) {
  const claims = await tokens.verify<Claims>('link', token, now)
  return claims?.purpose === 'answer' && claims.organisation === organisation ? claims.participation : null
}

const afterwards = 30 * 24 * 3600
const longest = 390 * 24 * 3600
