import wasm from '@phi-ag/argon2/argon2.wasm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '#test/runs.ts'
import { hashPassword, verifyNothing, verifyPassword } from './password.ts'
import { makeArgon2 } from './password-argon2.ts'

const light = { memoryKiB: 32, passes: 1, lanes: 1 }
const bytes = (text: string) => new TextEncoder().encode(text)

test('hashes with argon2id, 19 MiB and two passes, salted afresh each time', async () => {
  const [one, two] = [await hashPassword('le héron du marais'), await hashPassword('le héron du marais')]

  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/)
  expect(one).not.toBe(two)
  expect(await verifyPassword('le héron du marais', one)).toEqual({ ok: true, rehash: false })
  expect(await verifyPassword('le heron du marais', one)).toEqual({ ok: false, rehash: false })
})

test('gives the hash that the reference implementation gives', () => {
  const hash = makeArgon2(wasm).hash(bytes('password'), bytes('somesalt'), { memoryKiB: 65_536, passes: 2, lanes: 1 })

  expect(hash).toBe('$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc')
})

test('every character counts, to the last, whatever the alphabet', () => {
  const argon2 = makeArgon2(wasm)
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
      fc.constantFrom('x', 'é', '字', '\0'),
      (text, end) => {
        const phc = argon2.hash(bytes(text + end), bytes('saltsalt'), light)
        expect(argon2.verify(bytes(text + end), phc)).toBe(true)
        expect(argon2.verify(bytes(text), phc)).toBe(false)
        expect(argon2.verify(bytes(`${text}${end}!`), phc)).toBe(false)
      },
    ),
    { numRuns: runs(200) },
  )
})

test('an accent typed as one character or as two is the same password', async () => {
  expect(await verifyPassword('e\u0301le\u0300ve appliqué', await hashPassword('élève appliqué'))).toMatchObject({
    ok: true,
  })
})

test('a hash of a lighter cost still verifies, and asks to be made again', async () => {
  const phc = makeArgon2(wasm).hash(bytes('le héron du marais'), bytes('saltsaltsaltsalt'), light)

  expect(await verifyPassword('le héron du marais', phc)).toEqual({ ok: true, rehash: true })
  expect(await verifyPassword('autre chose', phc)).toEqual({ ok: false, rehash: false })
})

test('takes 1024 bytes and refuses one more', async () => {
  const long = 'a'.repeat(1024)

  expect(await verifyPassword(long, await hashPassword(long))).toMatchObject({ ok: true })
  expect(await verifyPassword(`${long}a`, await hashPassword(long))).toMatchObject({ ok: false })
  await expect(hashPassword(`${long}a`)).rejects.toThrow(RangeError)
})

test('a damaged hash verifies nothing, and does not throw', async () => {
  for (const phc of [
    '',
    '$',
    'scrypt$1$2',
    '$argon2id$v=19$m=19456,t=2,p=1$',
    '$argon2i$v=19$m=32,t=1,p=1$c2FsdHNhbHQ$AAAA',
  ]) {
    expect(await verifyPassword('quoi que ce soit', phc)).toEqual({ ok: false, rehash: false })
  }
})

test('nobody is refused like a wrong password', async () => {
  expect(await verifyNothing('')).toEqual({ ok: false, rehash: false })
  expect(await verifyNothing('un autre héron')).toEqual({ ok: false, rehash: false })
})

test('fifty hashes later, the memory is what the first one took', () => {
  const argon2 = makeArgon2(wasm)
  const onePass = { memoryKiB: 19 * 1024, passes: 1, lanes: 1 }
  const sizes = Array.from({ length: 50 }, (_, at) => {
    const phc = argon2.hash(bytes('a'.repeat(at * 20)), bytes('saltsaltsaltsalt'), onePass)
    if (at % 5 === 0) argon2.verify(bytes('another'), phc)
    return argon2.memory.buffer.byteLength / 1024 / 1024
  })

  expect(new Set(sizes).size).toBe(1)
  expect(sizes[0]).toBeLessThan(21)
})
