import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '#test/runs.ts'
import { seal, unseal } from './seal.ts'

const secret = 'thirty-two letters of a secret, at least'

test('opens what was sealed, whatever it says', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme' }), fc.string(), async (text, owner) => {
      const whole = text.replace(/^\ufeff/, '')
      expect(await unseal(secret, 'authenticator', owner, await seal(secret, 'authenticator', owner, whole))).toBe(
        whole,
      )
    }),
    { numRuns: runs(50) },
  )
})

test('says nothing of what it holds, and never the same thing twice', async () => {
  const [one, two] = await Promise.all([1, 2].map(() => seal(secret, 'authenticator', 'ana', 'JBSWY3DPEHPK3PXP')))
  expect(one).not.toContain('JBSWY3DPEHPK3PXP')
  expect(one).not.toBe(two)
})

test('opens for nobody else, for nothing else, and under no other secret', async () => {
  const sealed = await seal(secret, 'authenticator', 'ana', 'JBSWY3DPEHPK3PXP')
  expect(await unseal(secret, 'authenticator', 'bruno', sealed)).toBeNull()
  expect(await unseal(secret, 'sso-secret', 'ana', sealed)).toBeNull()
  expect(await unseal(secret.toUpperCase(), 'authenticator', 'ana', sealed)).toBeNull()
})

test('does not open once a single letter has changed, nor whatever else is put there', async () => {
  const sealed = await seal(secret, 'authenticator', 'ana', 'JBSWY3DPEHPK3PXP')
  const inside = sealed.length - 8
  const changed = sealed.slice(0, inside) + (sealed[inside] === 'A' ? 'B' : 'A') + sealed.slice(inside + 1)
  expect(await unseal(secret, 'authenticator', 'ana', changed)).toBeNull()
  await fc.assert(
    fc.asyncProperty(fc.string(), async (junk) => {
      expect(await unseal(secret, 'authenticator', 'ana', junk)).toBeNull()
      expect(await unseal(secret, 'authenticator', 'ana', `1.${junk}.${junk}`)).toBeNull()
    }),
    { numRuns: runs(50) },
  )
})

test('refuses a secret too short to keep anything', async () => {
  await expect(seal('short', 'authenticator', 'ana', 'x')).rejects.toThrow('32 bytes')
})
