import type { Tokens } from '#edge/tokens.ts'
import { entryLife } from './room.ts'

type Room = { id: string; at: number; closesAt: number }
type Claims = { purpose: string; room: string; organisation: string }

/** What a browser that has come in says of its room, so that all is read at once: the row still has the last word. */
export type Entry = { room: string; audit: string; sites: string }

/** The address of a room: the same whenever it is written again, so that none is kept. */
export const roomToken = (tokens: Tokens, organisation: string, { id, at, closesAt }: Room): Promise<string> =>
  tokens.sign('link', { purpose: 'audit-room', room: id, organisation }, secondsTo(closesAt - at), at)

export async function readRoomToken(tokens: Tokens, token: string, organisation: string, now: number) {
  return (await readAs<Claims>('audit-room', tokens, token, organisation, now))?.room ?? null
}

/** What a browser keeps once its code was right. */
export const entryToken = (
  tokens: Tokens,
  organisation: string,
  { id, auditId, siteIds, closesAt }: Room & { auditId: string; siteIds: string },
  now: number,
) =>
  tokens.sign(
    'link',
    { purpose: 'audit-entry', room: id, audit: auditId, sites: siteIds, organisation },
    secondsTo(Math.min(entryLife, closesAt - now)),
    now,
  )

export const readEntryToken = (tokens: Tokens, token: string, organisation: string, now: number) =>
  readAs<Claims & Entry>('audit-entry', tokens, token, organisation, now)

async function readAs<T extends Claims>(
  purpose: string,
  tokens: Tokens,
  token: string,
  organisation: string,
  now: number,
): Promise<T | null> {
  const claims = await tokens.verify<T>('link', token, now)
  return claims?.purpose === purpose && claims.organisation === organisation ? claims : null
}

const secondsTo = (milliseconds: number): number => Math.max(60, Math.ceil(milliseconds / 1000))
