import * as fc from 'fast-check'
import { encode } from 'uqr'
import { expect, it } from 'vitest'
import { runs } from '#test/runs.ts'
import { codeOf } from './qr.ts'

it('draws the code that the library draws with the same mask, whatever it says', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ maxLength: 260 })), (text) => {
      expect(shown(text)).toEqual(expected(text))
    }),
    { numRuns: runs(100) },
  )
})

it('is right at each length around the end of a size', () => {
  for (let length = 0; length < 200; length++) {
    const text = 'https://lisiere.example/'.padEnd(length, 'abcdefg').slice(0, length)
    expect(shown(text), String(length)).toEqual(expected(text))
  }
})

function shown(text: string): string[] {
  const { size, rows } = codeOf(text)
  const stride = Math.ceil(size / 8)
  return Array.from({ length: size }, (_, y) =>
    Array.from({ length: size }, (_, x) => ((rows[y * stride + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1).join(''),
  )
}

function expected(text: string): string[] {
  const { data } = encode([...new TextEncoder().encode(text)], { ecc: 'M', border: 0, maskPattern: 0 })
  return data.map((row) => row.map(Number).join(''))
}
