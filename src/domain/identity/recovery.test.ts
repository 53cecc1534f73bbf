import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findRecoveryCode, hashRecoveryCode, recoveryCodes } from './recovery.ts'

const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes))
const hashesOf = (codes: readonly string[]) => Promise.all(codes.map((code) => hashRecoveryCode('ana', code)))

test('ten different codes, in four groups that a hand can copy', () => {
  const codes = recoveryCodes(random)

  expect(new Set(codes).size).toBe(10)
  for (const code of codes) expect(code).toMatch(/^([0-9a-hjkmnp-tv-z]{4}-){3}[0-9a-hjkmnp-tv-z]{4}$/)
})

test('the codes come from the bytes that were given', () => {
  const zeros = recoveryCodes((bytes) => new Uint8Array(bytes))

  expect(zeros[0]).toBe('0000-0000-0000-0000')
  expect(zeros).toEqual(recoveryCodes((bytes) => new Uint8Array(bytes).fill(32)))
})

test('each code finds its own hash, however it was typed', async () => {
  const codes = recoveryCodes(random)
  const hashes = await hashesOf(codes)
  const slips: ((code: string) => string)[] = [
    (code) => code,
    (code) => code.toUpperCase(),
    (code) => ` ${code.replaceAll('-', ' ')} `,
    (code) => code.replaceAll('-', ''),
    (code) => code.replaceAll('-', '–'),
    (code) => code.replaceAll('0', 'O').replaceAll('1', 'l'),
    (code) => code.replaceAll('1', 'I'),
  ]

  for (const [at, code] of codes.entries()) {
    for (const slip of slips) expect(await findRecoveryCode('ana', slip(code), hashes)).toBe(hashes[at])
  }
})

test('a code struck off, a code of somebody else, and any other text find nothing', async () => {
  const codes = recoveryCodes(random)
  const hashes = await hashesOf(codes)

  expect(await findRecoveryCode('ana', codes[0] ?? '', hashes.slice(1))).toBeNull()
  expect(await findRecoveryCode('bruno', codes[0] ?? '', hashes)).toBeNull()
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary' }), async (typed) => {
      expect(await findRecoveryCode('ana', typed, hashes)).toBeNull()
    }),
  )
})

test('what is kept does not show the code', async () => {
  const [code = ''] = recoveryCodes(random)

  expect(await hashRecoveryCode('ana', code)).toMatch(/^[0-9a-f]{64}$/)
})
