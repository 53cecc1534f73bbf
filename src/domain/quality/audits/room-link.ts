import type { Tokens } from '#edge/tokens.ts'
import { entryLife } from './room.ts'

type Room = { id: string; at: number; closesAt: number }
type Claims = { purpose: string; room: string; organisation: string }

/** The address of a room: the same whenever it is written again, so that none is kept. */
export const roomToken = (tokens: Tokens, organisation: string, { id, at, closesAt }: Room): Promise<string> =>
  tokens.sign('link', { purpose: 'audit-room', room: id, organisation }, secondsTo(closesAt - at), at)

export const readRoomToken = (tokens: Tokens, token: string, organisation: string, now: number) =>
  readAs('audit-room', tokens, token, organisation, now)

/** What a browser keeps once its code was right. The row of the room still has the last word. */
export const entryToken = (tokens: Tokens, organisation: string, { id, closesAt }: Room, now: number) =>
  tokens.sign(
    'link',
    { purpose: 'audit-entry', room: id, organisation },
    secondsTo(Math.min(entryLife, closesAt - now)),
    now,
  )

export const readEntryToken = (tokens: Tokens, token: string, organisation: string, now: number) =>
  readAs('audit-entry', tokens, token, organisation, now)

async function readAs(purpose: string, tokens: Tokens, token: string, organisation: string, now: number) {
  const claims = await tokens.verify<Claims>('link', token, now)
  return claims?.purpose === purpose && claims.organisation === organisation ? claims.room : null
}

const secondsTo = (milliseconds: number): number => Math.max(60, Math.ceil(milliseconds / 1000))
