import fc from 'fast-check'
import { base64url, SignJWT } from 'jose'
import { expect, test } from 'vitest'
import { runs } from '#test/runs.ts'
import { type TokenKind, tokens } from './tokens.ts'

const secret = 'thirty-two-bytes-or-more-for-tests'
const other = 'another-secret-of-more-than-32-bytes'
const now = 1_790_000_000_123
const kinds: TokenKind[] = [
  'login',
  'device',
  'access',
  'refresh',
  'link',
  'download',
  'csrf',
  'oidc-state',
  'challenge',
]

test('what was signed comes back, with its stamps', async () => {
  const token = await tokens(secret).sign('login', { identity: 'ana' }, 3600, now)

  expect(await tokens(secret).verify('login', token, now)).toMatchObject({
    identity: 'ana',
    iat: 1_790_000_000,
    exp: 1_790_003_600,
  })
})

test('a token of one kind is nothing to any other', async () => {
  for (const made of kinds) {
    const token = await tokens(secret).sign(made, {}, 60, now)
    for (const asked of kinds) {
      expect((await tokens(secret).verify(asked, token, now)) !== null, `${made} as ${asked}`).toBe(made === asked)
    }
  }
})

test('a token ends at its hour, to the second, and one from the future is refused', async () => {
  const token = await tokens(secret).sign('access', {}, 600, now)

  expect(await tokens(secret).verify('access', token, 1_790_000_599_999)).not.toBeNull()
  expect(await tokens(secret).verify('access', token, 1_790_000_600_000)).toBeNull()
  expect(await tokens(secret).verify('access', token, now - 4_000)).not.toBeNull()
  expect(await tokens(secret).verify('access', token, now - 10_000)).toBeNull()
})

test('claims cannot lengthen the life of a token, nor change its audience', async () => {
  const token = await tokens(secret).sign('access', { exp: 9e9, aud: 'login', iat: 1 }, 60, now)

  expect(await tokens(secret).verify('access', token, now)).toMatchObject({ exp: 1_790_000_060, aud: 'access' })
  expect(await tokens(secret).verify('access', token, now + 61_000)).toBeNull()
})

test('refuses to sign for longer than the kind allows, for no time, or for no number', async () => {
  for (const life of [901, 0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
    await expect(tokens(secret).sign('access', {}, life, now)).rejects.toThrow(RangeError)
  }
})

test('refuses a short secret, and no secret at all', () => {
  expect(() => tokens('short')).toThrow('32 bytes')
  expect(() => tokens([])).toThrow('need a key')
  expect(() =>
    tokens([
      { kid: 'b', secret },
      { kid: 'a', secret: 'short' },
    ]),
  ).toThrow('32 bytes')
})

test('an old key still verifies while the new one signs, and no longer once it is withdrawn', async () => {
  const before = tokens([{ kid: 'a', secret }])
  const during = tokens([
    { kid: 'b', secret: other },
    { kid: 'a', secret },
  ])
  const after = tokens([{ kid: 'b', secret: other }])
  const old = await before.sign('refresh', {}, 60, now)
  const fresh = await during.sign('refresh', {}, 60, now)

  expect(await during.verify('refresh', old, now)).not.toBeNull()
  expect(await after.verify('refresh', fresh, now)).not.toBeNull()
  expect(await after.verify('refresh', old, now)).toBeNull()
  expect(await before.verify('refresh', fresh, now)).toBeNull()
})

test('a key of the same name but another secret does not verify', async () => {
  const token = await tokens(secret).sign('login', {}, 60, now)

  expect(await tokens(other).verify('login', token, now)).toBeNull()
})

test('refuses what the root secret itself signed, another algorithm, and a token that lacks what every token has', async () => {
  const header = { alg: 'HS256', typ: 'lisiere-login+jwt', kid: '1' }
  const raw = new TextEncoder().encode(secret)
  const root = new SignJWT().setIssuer('lisiere').setAudience('login').setIssuedAt(1_790_000_000).setExpirationTime(2e9)
  const key = await derivedByHand('login')
  const forged = [
    await root.setProtectedHeader(header).sign(raw),
    await complete()
      .setProtectedHeader({ ...header, alg: 'HS384' })
      .sign(raw),
    await complete()
      .setProtectedHeader({ ...header, typ: 'JWT' })
      .sign(key),
    await complete().setProtectedHeader({ alg: 'HS256', typ: header.typ }).sign(key),
    await complete()
      .setProtectedHeader({ ...header, kid: '__proto__' })
      .sign(key),
    await complete().setIssuer('elsewhere').setProtectedHeader(header).sign(key),
    await new SignJWT()
      .setIssuer('lisiere')
      .setAudience('login')
      .setIssuedAt(1_790_000_000)
      .setProtectedHeader(header)
      .sign(key),
    await new SignJWT()
      .setIssuer('lisiere')
      .setAudience('login')
      .setExpirationTime(2e9)
      .setProtectedHeader(header)
      .sign(key),
    await new SignJWT()
      .setIssuer('lisiere')
      .setIssuedAt(1_790_000_000)
      .setExpirationTime(2e9)
      .setProtectedHeader(header)
      .sign(key),
    `${encode({ ...header, alg: 'none' })}.${encode({ iss: 'lisiere', aud: 'login', iat: 1_790_000_000, exp: 2e9 })}.`,
  ]

  expect(
    await tokens(secret).verify('login', await complete().setProtectedHeader(header).sign(key), now),
  ).not.toBeNull()
  for (const token of forged) expect(await tokens(secret).verify('login', token, now)).toBeNull()
})

test('a changed character anywhere, or any text at all, is refused without a throw', async () => {
  const token = await tokens(secret).sign('link', { subject: 'cleo' }, 60, now)
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.'
  const changed = fc
    .tuple(fc.nat(token.length - 2), fc.constantFrom(...alphabet))
    .map(([at, letter]) => token.slice(0, at) + letter + token.slice(at + 1))
    .filter((text) => text !== token)
  const shaped = fc
    .tuple(fc.json(), fc.json(), fc.string())
    .map(
      ([head, body, end]) =>
        `${btoa(unescape(encodeURIComponent(head)))}.${btoa(unescape(encodeURIComponent(body)))}.${end}`,
    )

  await fc.assert(
    fc.asyncProperty(fc.oneof(changed, fc.string(), fc.string({ unit: 'binary' }), shaped), async (text) => {
      expect(await tokens(secret).verify('link', text, now)).toBeNull()
    }),
    { numRuns: runs(1_000) },
  )
  expect(await tokens(secret).verify('link', 'a'.repeat(1_000_000), now)).toBeNull()
})

function complete(): SignJWT {
  return new SignJWT()
    .setIssuer('lisiere')
    .setAudience('login')
    .setIssuedAt(1_790_000_000)
    .setExpirationTime(1_790_000_900)
}

const encode = (value: object) => base64url.encode(JSON.stringify(value))

async function derivedByHand(kind: TokenKind): Promise<CryptoKey> {
  const bytes = new TextEncoder()
  const root = await crypto.subtle.importKey('raw', bytes.encode(secret), 'HKDF', false, ['deriveKey'])
  const purpose = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: bytes.encode(`lisiere token ${kind}`) }
  return crypto.subtle.deriveKey(purpose, root, { name: 'HMAC', hash: 'SHA-256', length: 256 }, false, ['sign'])
}
