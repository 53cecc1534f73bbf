import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { report } from '#test/report.ts'
import { runs } from '#test/runs.ts'
import { renderPdf } from './pdf/render.ts'
import { checkSeal, readKeys, type SigningKey, signingKey } from './signing.ts'
import { sealPdf, verifyPdf } from './signing-pdf.ts'

let key: SigningKey
let sealed: Uint8Array<ArrayBuffer>

beforeAll(async () => {
  key = await signingKey(env.SECRET)
  const pdf = await renderPdf([{ kind: 'paragraph', text: 'Convention de formation' }], {
    title: 'Convention',
    language: 'fr',
    at: 1_795_000_000_000,
    organisation: 'Centre Lisière',
    footer: [],
  })
  sealed = await sealPdf(pdf, key, { number: 'CV-2026-0001' })
})

test('a seal says what it is over, and is the same whenever it is made again', async () => {
  expect(await verifyPdf(sealed, [key.publicKey])).toEqual({
    ok: true,
    kid: key.kid,
    facts: { number: 'CV-2026-0001' },
  })
  expect((await signingKey(env.SECRET)).kid).toBe(key.kid)
})

test('whatever byte is changed, added or taken away, the seal does not hold', async () => {
  let undetected = 0
  const tries = runs(300)
  await fc.assert(
    fc.asyncProperty(fc.nat(sealed.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
      const altered = sealed.slice()
      altered[at] = (altered[at] ?? 0) ^ by
      if ((await verifyPdf(altered, [key.publicKey])).ok) undetected += 1
    }),
    { numRuns: tries },
  )
  // The seal itself, letter by letter: it is where a change could hide.
  const text = new TextDecoder('latin1').decode(sealed)
  const start = text.indexOf('LISIERE-SEAL-1\n') + 15
  for (let at = start; at < text.indexOf('\n', start); at++) {
    for (const by of [1, 2, 4]) {
      const altered = sealed.slice()
      altered[at] = (altered[at] ?? 0) ^ by
      if ((await verifyPdf(altered, [key.publicKey])).ok) undetected += 1
    }
  }
  const longer = new Uint8Array([...sealed, 0x0a])
  for (const other of [longer, sealed.slice(0, -1), sealed.slice(1)]) {
    if ((await verifyPdf(other, [key.publicKey])).ok) undetected += 1
  }
  report('seals', `${tries} bytes tried, ${undetected} undetected`)
  expect(undetected).toBe(0)
})

test('a seal made with another key, or another algorithm, is refused by its name', async () => {
  const other = await signingKey('another secret of thirty-two bytes and more')
  expect(await verifyPdf(sealed, [other.publicKey])).toEqual({ ok: false, why: 'unknown_key' })
  const forged = { ...other.publicKey, kid: key.kid }
  expect(await verifyPdf(sealed, [forged])).toEqual({ ok: false, why: 'forged' })
  const none = `${btoa(JSON.stringify({ alg: 'none', kid: key.kid }))}.${btoa('{}')}.`
  expect((await checkSeal(none, [key.publicKey])).ok).toBe(false)
})

test('a PDF without seal says so, and published keys read back', async () => {
  const bare = new Uint8Array([0x25, 0x50, 0x44, 0x46, 0x0a])
  expect(await verifyPdf(bare, [key.publicKey])).toEqual({ ok: false, why: 'no_seal' })
  expect(readKeys({ keys: [key.publicKey, { kty: 'RSA' }, 7] })).toEqual([key.publicKey])
  expect(readKeys('nothing')).toEqual([])
})
