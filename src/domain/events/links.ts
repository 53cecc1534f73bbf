import { type ChainedEvent, payloadHashOf, type Seal } from './canon.ts'

/** An event with what stands beside it: its payload, and the event that had the payload shredded. */
export type Link = ChainedEvent & {
  salt: string | null
  body: string | null
  erasureId: string | null
  erasureAction: string | null
  erasureBody: string | null
}

/** The first and last numbers of what is there; null when there is nothing. */
export type Ends = {
  firstEvent: number | null
  lastEvent: number | null
  firstSeal: number | null
  lastSeal: number | null
}

/** The chain, a few links at a time: from the database, or from rows in memory. */
export type Pages = {
  ends: () => Promise<Ends>
  /** Everything numbered after one and up to the other. */
  between: (after: number, upto: number) => Promise<{ events: readonly Link[]; seals: readonly Seal[] }>
}

export const erasureAction = 'payloads_erased'
export const erased = { salt: '', body: '{}' } as const

export type PayloadState = 'kept' | 'erased' | 'payload_altered' | 'payload_missing' | 'erasure_unexplained'

/** A payload is what its event hashed, or it was shredded by an event that names it. */
export async function payloadStateOf(link: Link): Promise<PayloadState> {
  if (link.salt === null || link.body === null) return 'payload_missing'
  if (link.erasureId === null) {
    return (await payloadHashOf(link.salt, link.body)) === link.payloadHash ? 'kept' : 'payload_altered'
  }
  if (link.salt !== erased.salt || link.body !== erased.body) return 'payload_altered'
  return link.erasureAction === erasureAction && names(link.erasureBody, link.id) ? 'erased' : 'erasure_unexplained'
}

function names(erasureBody: string | null, eventId: string): boolean {
  try {
    const { events } = JSON.parse(erasureBody ?? '') as { events?: unknown }
    return Array.isArray(events) && events.includes(eventId)
  } catch {
    return false
  }
}
