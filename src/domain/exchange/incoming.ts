import type { Statements } from '#db/database.ts'
import { type IncomingState, insertIncoming, reopenIncoming } from '#db/exchange/incoming.ts'
import type { Scope } from '#db/scope.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'
import { no } from '#domain/events/outcome.ts'
import { sha256 } from '#edge/digest.ts'
import { putBody, rowText } from '#edge/webhooks/bodies.ts'
import type { Bytes } from '#edge/webhooks/hmac.ts'
import type { Said } from '#edge/webhooks/provider.ts'
import { type ProviderName, providers } from '#edge/webhooks/providers.ts'

/** What a provider has sent, its signature being good. */
export type Hook = {
  sourceId: string
  provider: ProviderName
  said: Said
  headers: Readonly<Record<string, string>>
  body: Bytes
}

/** Kept whole before it is answered, once: `known` when it was there, `closed` when its source has been removed. */
export async function receive(scope: Scope, files: R2Bucket, hook: Hook): Promise<'stored' | 'known' | 'closed'> {
  const { sourceId, provider, said, headers, body } = hook
  const id = scope.ids.next()
  const hash = await sha256(body)
  const text = rowText(body)
  if (text === null) await putBody(files, scope.organisationId, hash, body)

  const outcome = await commit(scope, [
    insertIncoming(scope, {
      ...said,
      id,
      sourceId,
      sender: senderOf(provider, sourceId),
      // An event without an id is known by its bytes.
      eventId: said.eventId || `sha256:${hash}`,
      headers: JSON.stringify(headers),
      bytes: body.length,
      sha256: hash,
      body: text,
    }),
    exactlyOne(scope),
    record(scope, 'incoming_received', id, { provider, kind: said.kind, source: sourceId }),
  ])
  if (outcome.ok) return 'stored'
  return outcome.refusal === 'taken' ? 'known' : 'closed'
}

/** Once more through its applier. What has been applied is not applied twice. */
export async function replayIncoming<const T extends Statements>(
  scope: Scope,
  { id, kind, state }: { id: string; kind: string; state: IncomingState },
  show: T,
) {
  if (state === 'applied') return no('incoming_applied')
  if (state === 'waiting') return no('incoming_waiting')
  const writes = [reopenIncoming(scope, id), exactlyOne(scope), record(scope, 'incoming_replayed', id, { kind })]
  return commit(scope, writes, ...show)
}

/** Two sources of a provider may hear of the same event; two senders of the standard may use the same ids. */
const senderOf = (provider: ProviderName, sourceId: string): string =>
  providers[provider].ids === 'provider' ? provider : `${provider}.${sourceId}`
