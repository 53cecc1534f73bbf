import type { Tokens } from '#edge/tokens.ts'

type Claims = { purpose: string; organisation: string; subject: string }

/** Mailed to one person: their own answer. */
export const answerToken = (tokens: Tokens, organisation: string, participation: Mailed, now: number) =>
  signed(tokens, 'answer', organisation, participation.id, participation.closesOn, now)

/** In the code shown in the room: it lets nobody answer, it asks whom to write to. */
export const placeToken = (tokens: Tokens, organisation: string, asking: Mailed, now: number) =>
  signed(tokens, 'answer-place', organisation, asking.id, asking.closesOn, now)

export const readAnswerToken = (tokens: Tokens, token: string, organisation: string, now: number) =>
  read(tokens, 'answer', token, organisation, now)

export const readPlaceToken = (tokens: Tokens, token: string, organisation: string, now: number) =>
  read(tokens, 'answer-place', token, organisation, now)

type Mailed = { id: string; closesOn: string }

/** It opens a while longer than one may answer: whoever comes too late is told so. */
function signed(tokens: Tokens, purpose: string, organisation: string, subject: string, closesOn: string, now: number) {
  const life = Math.ceil((Date.parse(`${closesOn}T23:59:59Z`) - now) / 1000) + afterwards
  const claims: Claims = { purpose, organisation, subject }
  return tokens.sign('link', claims, Math.min(longest, Math.max(afterwards, life)), now)
}

async function read(tokens: Tokens, purpose: string, token: string, organisation: string, now: number) {
  const claims = await tokens.verify<Claims>('link', token, now)
  return claims?.purpose === purpose && claims.organisation === organisation ? claims.subject : null
}

const afterwards = 30 * 24 * 3600
const longest = 390 * 24 * 3600
