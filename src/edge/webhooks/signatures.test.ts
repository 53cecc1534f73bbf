import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '#test/runs.ts'
import { fromBase64, fromHex, hmac, toBase64, utf8 } from './hmac.ts'
import { type Envelope, mostSignatures, type Provider, tolerance, verifyAny } from './provider.ts'
import { type ProviderName, providers } from './providers.ts'
import { signStandard } from './standard.ts'

const envelope = (headers: Readonly<Record<string, string>>, body: string): Envelope => ({
  header: (name) => headers[name] ?? null,
  body: utf8(body),
})

type Vector = {
  provider: ProviderName
  secret: string
  at?: number
  headers: Readonly<Record<string, string>>
  body: string
}

/** Those the providers publish (Standard Webhooks, GoCardless), and one for each of the others. */
const vectors: readonly Vector[] = [
  {
    provider: 'standard',
    secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    at: 1614265330,
    headers: {
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    },
    body: '{"test": 2432232314}',
  },
  {
    provider: 'stripe',
    secret: 'whsec_test_secret',
    at: 1614265330,
    headers: {
      'stripe-signature': 't=1614265330,v1=af4ead0627a34a8cca29808e8de9ada8e41a92e6237c63cef6eacf51d36cca34',
    },
    body: '{\n  "id": "evt_test_webhook",\n  "object": "event"\n}',
  },
  {
    provider: 'gocardless',
    secret: 'ED7D658C-D8EB-4941-948B-3973214F2D49',
    headers: { 'webhook-signature': '2693754819d3e32d7e8fcb13c729631f316c6de8dc1cf634d6527f1c07276e7e' },
    body: '{"events":[{"id":"EV00BD05S5VM2T","created_at":"2018-07-05T09:13:51.404Z","resource_type":"subscriptions","action":"created","links":{"subscription":"SB0003JJQ2MR06"},"details":{"origin":"api","cause":"subscription_created","description":"Subscription created via the API."},"metadata":{}},{"id":"EV00BD05TB8K63","created_at":"2018-07-05T09:13:56.893Z","resource_type":"mandates","action":"created","links":{"mandate":"MD000AMA19XGEC"},"details":{"origin":"api","cause":"mandate_created","description":"Mandate created via the API."},"metadata":{}}]}',
  },
  {
    provider: 'typeform',
    secret: 'typeform_test_secret',
    headers: { 'typeform-signature': 'sha256=Zi2gJSewlKhcFvRu080tl+9YSSJxheBWhl7RBwtMyF0=' },
    body: '{"event_id":"01TEST","event_type":"form_response","form_response":{"form_id":"abc123","token":"t0k3n"}}',
  },
  {
    provider: 'tally',
    secret: 'tally_test_secret',
    headers: { 'tally-signature': 'YpvwWXdVDCtc2PjmOqSvpywBEzozQQqzSG1LFBNZwro=' },
    body: '{"eventId":"a4cb511e-d513-4fa5-baee-b815d718dfd1","eventType":"FORM_RESPONSE","createdAt":"2026-11-20T10:00:00.000Z","data":{"responseId":"2wgx4n","formId":"VwbNEw"}}',
  },
]

const check = ({ provider, secret, at = 0, headers, body }: Vector, now = at * 1000) =>
  providers[provider].verify(secret, envelope(headers, body), now)

test.each(vectors.map((vector) => [vector.provider, vector] as const))('%s: the vector is good', async (_, vector) => {
  expect(await check(vector)).toBe('good')
})

test.each(vectors.map((vector) => [vector.provider, vector] as const))(
  '%s: one bit changed anywhere is refused',
  async (_, vector) => {
    const changed = fc.asyncProperty(fc.nat(), fc.constantFrom('body', 'secret', 'header'), async (place, where) => {
      const [name = ''] = Object.keys(vector.headers).filter((each) => each.endsWith('signature'))
      const other = (text: string) => {
        const at = place % text.length
        return text.slice(0, at) + (text[at] === 'a' ? 'b' : 'a') + text.slice(at + 1)
      }
      const tampered =
        where === 'body'
          ? { ...vector, body: other(vector.body) }
          : where === 'secret'
            ? { ...vector, secret: other(vector.secret) }
            : { ...vector, headers: { ...vector.headers, [name]: other(vector.headers[name] ?? '') } }
      // The last letter of a base64 text holds bits that say nothing: another one may spell the same bytes.
      const same = where !== 'body' && spelled(tampered, name) === spelled(vector, name)
      expect((await check(tampered)) === 'good').toBe(same)
    })
    await fc.assert(changed, { numRuns: runs(60), seed: 20261121 })
  },
)

test('whatever is sent as a signature, the answer is a verdict', async () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('', 'v1,', 't=1,v1=', 'sha256=', '=,=', 'v1a,AA=='),
  )
  const names = vectors.flatMap(({ headers }) => Object.keys(headers))
  const anything = fc.asyncProperty(
    fc.dictionary(fc.constantFrom(...names), text),
    fc.string({ unit: 'binary' }),
    async (headers, body) => {
      for (const provider of Object.values<Provider>(providers)) {
        const verdict = await provider.verify('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', envelope(headers, body), 0)
        expect(['unsigned', 'malformed', 'stale', 'forged']).toContain(verdict)
        const said = provider.read(envelope(headers, body), JSON.parse(JSON.stringify({ id: body, type: headers })))
        expect(
          [said.eventId, said.kind, said.subject].every((each) => each.isWellFormed() && !each.includes('\0')),
        ).toBe(true)
        expect(Number.isSafeInteger(said.version)).toBe(true)
      }
    },
  )
  await fc.assert(anything, { numRuns: runs(25), seed: 20261121 })
})

test.each(vectors.filter(({ at }) => at).map((vector) => [vector.provider, vector] as const))(
  '%s: neither before its time nor after, five minutes both ways',
  async (_, vector) => {
    const at = (vector.at ?? 0) * 1000
    for (const away of [tolerance, -tolerance]) expect(await check(vector, at + away)).toBe('good')
    for (const away of [tolerance + 1, -tolerance - 1]) expect(await check(vector, at + away)).toBe('stale')
  },
)

test('during a rotation either secret is good, and either signature', async () => {
  const [old, fresh] = [
    'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    `whsec_${toBase64(new Uint8Array(32).fill(7))}`,
  ] as const
  const message = { id: 'msg_1', timestamp: 1614265330, body: '{}' }
  const signed = async (...secrets: string[]) =>
    envelope(
      {
        'webhook-id': message.id,
        'webhook-timestamp': '1614265330',
        'webhook-signature': await signStandard(secrets, message),
      },
      message.body,
    )
  const now = message.timestamp * 1000
  expect(await verifyAny(providers.standard, [fresh, old], await signed(old), now)).toBe('good')
  expect(await verifyAny(providers.standard, [old], await signed(fresh, old), now)).toBe('good')
  expect(await verifyAny(providers.standard, [old], await signed(fresh), now)).toBe('forged')
  expect(await verifyAny(providers.standard, [], await signed(fresh), now)).toBe('forged')
  const many = await signed(...Array.from({ length: mostSignatures }, () => fresh), old)
  expect(await verifyAny(providers.standard, [old], many, now)).toBe('forged')
})

test('a sender with a key of its own is known by the public half (v1a)', async () => {
  const pair = (await crypto.subtle.generateKey({ name: 'Ed25519' }, true, ['sign', 'verify'])) as CryptoKeyPair
  const half = new Uint8Array((await crypto.subtle.exportKey('raw', pair.publicKey)) as ArrayBuffer)
  const body = '{"type":"x"}'
  const signature = await crypto.subtle.sign({ name: 'Ed25519' }, pair.privateKey, utf8(`msg_1.1614265330.${body}`))
  const call = (version: string) =>
    envelope(
      {
        'webhook-id': 'msg_1',
        'webhook-timestamp': '1614265330',
        'webhook-signature': `${version},${toBase64(new Uint8Array(signature))}`,
      },
      body,
    )
  const secret = `whpk_${toBase64(half)}`
  expect(providers.standard.accepts(secret)).toBe(true)
  expect(await providers.standard.verify(secret, call('v1a'), 1614265330_000)).toBe('good')
  expect(await providers.standard.verify(secret, call('v1'), 1614265330_000)).toBe('forged')
  expect(
    await providers.standard.verify(`whpk_${toBase64(half.map((byte) => byte ^ 1))}`, call('v1a'), 1614265330_000),
  ).toBe('forged')
})

test('says of an event what its provider says of it', () => {
  const said = vectors.map(({ provider, headers, body }) =>
    providers[provider].read(envelope(headers, body), JSON.parse(body)),
  )
  expect(said).toEqual([
    { eventId: 'msg_p5jXN8AQM9LWM0D4loKWxJek', kind: '', subject: '', version: 0 },
    { eventId: 'evt_test_webhook', kind: '', subject: '', version: 0 },
    { eventId: '', kind: 'events', subject: '', version: 0 },
    { eventId: '01TEST', kind: 'form_response', subject: 't0k3n', version: 0 },
    {
      eventId: 'a4cb511e-d513-4fa5-baee-b815d718dfd1',
      kind: 'FORM_RESPONSE',
      subject: '2wgx4n',
      version: Date.UTC(2026, 10, 20, 10),
    },
  ])
})

test('what is no base64 and no hexadecimal is nothing', async () => {
  expect(['a', 'a=', '====', 'é', 'aa aa'].map(fromBase64)).toEqual([null, null, null, null, null])
  expect(['a', 'gg', 'AB', '0x'].map(fromHex)).toEqual([null, null, null, null])
  const bytes = fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 80 }), async (some) => {
    const given = new Uint8Array(some)
    expect(fromBase64(toBase64(given))).toEqual(given)
    expect((await hmac(given, given)).length).toBe(32)
  })
  await fc.assert(bytes, { numRuns: runs(50), seed: 20261121 })
})

/** The secret and the signatures as bytes, when they are written in base64. */
function spelled({ provider, secret, headers }: Vector, name: string): string {
  const text = headers[name] ?? ''
  const signature =
    provider === 'stripe' || provider === 'gocardless' ? text : bytesOf(text.replace(/^(v1,|sha256=)/, ''))
  const words = provider === 'standard' && secret.startsWith('whsec_') ? bytesOf(secret.slice(6)) : secret
  return `${words} ${signature} ${text.replace(/[A-Za-z0-9+/=]{20,}$/, '')}`
}

const bytesOf = (text: string): string => fromBase64(text)?.join() ?? text
