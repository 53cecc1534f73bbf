import { env, waitUntil } from 'cloudflare:workers'
import type { Facts } from '#edge/log.ts'
import { safeFetch } from '#edge/safe-fetch.ts'
import { mayCallLoopback } from '#edge/webhooks/post.ts'
import type { Bindings } from '#env.ts'
import { type Dsn, parseDsn } from './dsn.ts'
import { envelopeOf, eventOf } from './event.ts'
import { makePace } from './pace.ts'

/** Holds nothing of a request: which errors this isolate has told, and when. */
const pace = makePace()
const patience = 3_000

/** Beside the answer, which never waits for it nor knows of it. Whatever goes wrong here, the log has the error already. */
export function tellOutside(facts: Facts, error: unknown): void {
  const settings: Bindings = env
  const dsn = parseDsn(settings.SENTRY_DSN ?? '')
  if (!dsn) return
  try {
    const now = Date.now()
    const event = eventOf(facts, error, settings, now)
    const same = JSON.stringify([event.transaction, event.exception])
    if (pace.may(same, now)) waitUntil(send(dsn, settings, envelopeOf(event, now)))
  } catch {
    // Nothing told is worth failing for.
  }
}

async function send({ host, key, endpoint }: Dsn, settings: Bindings, body: string): Promise<void> {
  const headers = {
    'Content-Type': 'application/x-sentry-envelope',
    'X-Sentry-Auth': `Sentry sentry_version=7, sentry_client=lisiere/1, sentry_key=${key}`,
  }
  const limits = { timeoutMs: patience, maxBytes: 1024, cut: true }
  const reach = { allow: [host], loopback: mayCallLoopback(settings) }
  const response = await safeFetch(endpoint, { method: 'POST', headers, body }, { ...reach, ...limits }).catch(
    () => null,
  )
  if (!response?.ok) pace.rest(response?.headers.get('Retry-After') ?? null, Date.now())
}
