import { sha256 } from '#edge/digest.ts'

/** An event as the chain knows it: every column of its row but the organisation. */
export type ChainedEvent = {
  seq: number
  id: string
  siteId: string | null
  actorKind: string
  actorId: string
  action: string
  subjectId: string
  requestId: string
  at: number
  payloadHash: string
}

export type Seal = { seq: number; hash: string; at: number }

/** What the first seal follows. */
export const nothingBefore = ''

/** The seal of an event: the hash of the one before, of the instant it was sealed and of the event. */
export const hashOf = (organisationId: string, previous: string, sealedAt: number, event: ChainedEvent) =>
  sha256(canonical(organisationId, previous, sealedAt, event))

/** A JSON array: strings are quoted, numbers are not, nothing is null, so that two different events never read the same. */
export const canonical = (organisationId: string, previous: string, sealedAt: number, event: ChainedEvent): string =>
  JSON.stringify([
    'lisiere-seal/1',
    previous,
    sealedAt,
    organisationId,
    event.seq,
    event.id,
    event.siteId,
    event.actorKind,
    event.actorId,
    event.action,
    event.subjectId,
    event.requestId,
    event.at,
    event.payloadHash,
  ])

/** What an event keeps of its payload. The salt forbids guessing a shredded payload from its hash. */
export const payloadHashOf = (salt: string, body: string): Promise<string> => sha256(`${salt}.${body}`)
