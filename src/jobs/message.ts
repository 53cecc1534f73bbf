import type { JobMessage } from '#env.ts'

/** What an older or a newer version has sent may say something else: it is left, the outbox sends again what is open. */
export function readMessage(body: unknown): JobMessage | null {
  if (typeof body !== 'object' || body === null) return null
  const { shard, organisationId, eventId, handler } = body as Record<string, unknown>
  const told = [shard, organisationId, eventId, handler]
  return told.every((each) => typeof each === 'string' && each !== '') ? (body as JobMessage) : null
}
