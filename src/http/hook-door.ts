import { batch } from '#db/database.ts'
import { type EndpointRow, selectEndpoint } from '#db/exchange/endpoints.ts'
import { countRefused } from '#db/exchange/sources.ts'
import type { Scope } from '#db/scope.ts'
import type { Hook } from '#domain/exchange/incoming.ts'
import { secretsOf } from '#domain/exchange/secret.ts'
import { attempts } from '#edge/attempts-guard.ts'
import { readAtMost } from '#edge/files/reading.ts'
import { type Envelope, verifyAny } from '#edge/webhooks/provider.ts'
import { type ProviderName, providerNamed, providers } from '#edge/webhooks/providers.ts'
import { visitorAddress } from '#http/asking.ts'
import type { Context } from '#http/context.ts'
import { officeOf } from '#http/office.ts'
import { BeingMoved, NotThere, Unreadable, WrongSignature } from '#http/refusals.ts'

/** What a provider sends in one call; larger bodies are files, and come by another way. */
const largest = 1024 * 1024

/** Told by the provider about itself, and useful to whoever looks for what went wrong. Nothing that proves anything. */
const keptHeaders = ['content-type', 'user-agent', 'webhook-id', 'webhook-timestamp']

/**
 * A door for providers: the address leads to an organisation, the signature is checked on the bytes as they came, and only
 * then is anything read. One look in the directory, and nothing from the organisation's own database.
 */
export async function openHookDoor(c: Context): Promise<void> {
  const provider = providerNamed(c.req.param('provider') ?? '')
  const body = provider && (await readAtMost(c.req.raw, largest))
  if (!provider) throw new NotThere()
  if (!body) throw new Unreadable(413)
  const { directory } = c.var
  const [[endpoint]] = await batch(directory.db, [selectEndpoint(directory, c.req.param('endpoint') ?? '')])
  if (endpoint?.provider !== provider) throw new NotThere()
  if (endpoint.movingSince !== null) throw new BeingMoved()

  const office = officeOf(c, endpoint.organisationId, endpoint.shard, { kind: 'provider', id: provider })
  const envelope: Envelope = { header: (name) => c.req.header(name) ?? null, body: new Uint8Array(body) }
  const secrets = await secretsOf(
    office,
    c.env.SECRET,
    'hook-secret',
    endpoint.sourceId,
    endpoint,
    directory.clock.now(),
  )
  if ((await verifyAny(providers[provider], secrets, envelope, directory.clock.now())) !== 'good') {
    await countRefusal(c, office, endpoint)
    throw new WrongSignature()
  }
  c.set('scope', office)
  opened.set(c.req.raw, hookOf(provider, endpoint, envelope))
}

/** What the door has let in. */
export function readHook(c: Context): Hook {
  const hook = opened.get(c.req.raw)
  if (!hook) throw new Error('This is not behind a door for providers.')
  return hook
}

const opened = new WeakMap<Request, Hook>()

function hookOf(provider: ProviderName, { sourceId }: EndpointRow, envelope: Envelope): Hook {
  const headers = keptHeaders.flatMap((name) => {
    const value = envelope.header(name)
    return value === null ? [] : [[name, value.slice(0, 200).toWellFormed()]]
  })
  const said = providers[provider].read(envelope, parsed(envelope.body))
  return { sourceId, provider, said, headers: Object.fromEntries(headers), body: envelope.body }
}

/** Signed, and no JSON all the same: kept as it is, of no known kind. */
function parsed(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body))
  } catch {
    return null
  }
}

/** Shown beside the source, so that a secret pasted wrong is seen; a flood is counted for its first few, and costs no more. */
async function countRefusal(c: Context, office: Scope, { sourceId }: EndpointRow): Promise<void> {
  const account = `hook ${office.organisationId} ${sourceId}`
  const address = visitorAddress(c)
  const now = office.clock.now()
  const guard = attempts(c.env.ATTEMPTS, c.env.SECRET)
  const { allowed } = await guard.guardSignIn({ account, address, trusted: false, now })
  if (allowed) await batch(office.db, [countRefused(office, sourceId)])
}
