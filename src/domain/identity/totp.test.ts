import fc from 'fast-check'
import { expect, test } from 'vitest'
import { totpAt, totpSeconds, totpSecret, totpUri, verifyTotp } from './totp.ts'

/** «12345678901234567890», the key of the RFC's own examples. */
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

test.each([
  [59, '94287082'],
  [1_111_111_109, '07081804'],
  [1_111_111_111, '14050471'],
  [1_234_567_890, '89005924'],
  [2_000_000_000, '69279037'],
  [20_000_000_000, '65353130'],
])('at second %d the code is the last six digits of %s, as RFC 6238 says', async (second, digits) => {
  expect(await totpAt(secret, Math.floor(second / totpSeconds))).toBe(digits.slice(-6))
  expect(await verifyTotp(secret, digits.slice(-6), second * 1000)).toBe(Math.floor(second / totpSeconds))
})

test('a code serves from the step before to the step after, and no longer', async () => {
  const code = await totpAt(secret, 1000)
  const at = (step: number) => verifyTotp(secret, code, step * 30_000 + 15_000)

  expect(await Promise.all([998, 999, 1000, 1001, 1002].map(at))).toEqual([null, 1000, 1000, 1000, null])
})

test('a code that has served does not serve again, nor one older than it', async () => {
  const now = 30_000_000
  const step = await verifyTotp(secret, await totpAt(secret, 1000), now)

  expect(await verifyTotp(secret, await totpAt(secret, 1000), now, step ?? undefined)).toBeNull()
  expect(await verifyTotp(secret, await totpAt(secret, 999), now, step ?? undefined)).toBeNull()
  expect(await verifyTotp(secret, await totpAt(secret, 1001), now, step ?? undefined)).toBe(1001)
})

test('spaces are forgiven, anything else is not a code and does not throw', async () => {
  const code = await totpAt(secret, 1000)
  expect(await verifyTotp(secret, ` ${code.slice(0, 3)} ${code.slice(3)} `, 30_000_000)).toBe(1000)

  await fc.assert(
    fc.asyncProperty(fc.string(), async (typed) => {
      fc.pre(!/\d{6}/.test(typed.replaceAll(/\D/g, '')))
      expect(await verifyTotp(secret, typed, 30_000_000)).toBeNull()
    }),
  )
})

test('a secret is 32 letters of the alphabet that applications read, and goes into their address escaped', () => {
  const fresh = totpSecret((bytes) => crypto.getRandomValues(new Uint8Array(bytes)))

  expect(fresh).toMatch(/^[A-Z2-7]{32}$/)
  expect(totpUri({ issuer: 'Lisière & fils', account: 'ana@lisiere.test', secret })).toBe(
    `otpauth://totp/Lisi%C3%A8re%20%26%20fils:ana%40lisiere.test?secret=${secret}&issuer=Lisi%C3%A8re%20%26%20fils&algorithm=SHA1&digits=6&period=30`,
  )
})
