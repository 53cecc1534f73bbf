import * as fc from 'fast-check'
import { Webhook } from 'standardwebhooks'
import Stripe from 'stripe'
import { expect, test, vi } from 'vitest'
import { toBase64, utf8 } from '#edge/webhooks/hmac.ts'
import type { Envelope } from '#edge/webhooks/provider.ts'
import { providers } from '#edge/webhooks/providers.ts'
import { signStandard } from '#edge/webhooks/standard.ts'
import { runs } from '../runs.ts'

const envelope = (headers: Readonly<Record<string, string>>, body: string): Envelope => ({
  header: (name) => headers[name] ?? null,
  body: utf8(body),
})

test('the published library of Standard Webhooks accepts ours, and we accept its own', async () => {
  const secret = `whsec_${toBase64(new Uint8Array(32).map((_, at) => at))}`
  const library = new Webhook(secret)
  vi.useFakeTimers({ now: 1614265330_000, toFake: ['Date'] })
  const both = fc.asyncProperty(fc.string({ unit: 'grapheme' }), fc.uuid(), async (text, id) => {
    const message = { id, timestamp: 1614265330, body: JSON.stringify({ text }) }
    const ours = {
      'webhook-id': id,
      'webhook-timestamp': '1614265330',
      'webhook-signature': await signStandard([secret], message),
    }
    expect(library.verify(message.body, ours)).toEqual({ text })
    const theirs = { ...ours, 'webhook-signature': library.sign(id, new Date(1614265330_000), message.body) }
    expect(await providers.standard.verify(secret, envelope(theirs, message.body), 1614265330_000)).toBe('good')
  })
  await fc.assert(both, { numRuns: runs(50), seed: 20261121 })
  vi.useRealTimers()
})

test('the published library of Stripe signs, we verify', async () => {
  const client = new Stripe('sk_test_none', { httpClient: Stripe.createFetchHttpClient() })
  const crypto = Stripe.createSubtleCryptoProvider()
  const both = fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (text) => {
    const payload = JSON.stringify({ id: 'evt_1', object: 'event', text })
    const secret = 'whsec_test_secret'
    const header = await client.webhooks.generateTestHeaderStringAsync({
      payload,
      secret,
      timestamp: 1614265330,
      cryptoProvider: crypto,
    })
    const call = envelope({ 'stripe-signature': `${header},v1=00,v0=11` }, payload)
    expect(await providers.stripe.verify(secret, call, 1614265330_000)).toBe('good')
    expect(await providers.stripe.verify('whsec_another_one', call, 1614265330_000)).toBe('forged')
  })
  await fc.assert(both, { numRuns: runs(30), seed: 20261121 })
})
