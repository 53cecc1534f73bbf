import { zigzag } from '#edge/images/jpeg/order.ts'

/** The steps and codes that the standard gives as examples, and that nearly every JPEG uses. */
export const lightSteps = [
  16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29, 51,
  87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103, 121, 120, 101,
  72, 92, 95, 98, 112, 100, 103, 99,
]
export const colourSteps = [
  17,
  18,
  24,
  47,
  99,
  99,
  99,
  99,
  18,
  21,
  26,
  66,
  99,
  99,
  99,
  99,
  24,
  26,
  56,
  99,
  99,
  99,
  99,
  99,
  47,
  66,
  ...Array<number>(38).fill(99),
]

/** In the order of the format, from 1 (coarse) to 100. */
export function stepsAt(quality: number, steps: readonly number[]): number[] {
  const percent = quality < 50 ? 5000 / quality : 200 - 2 * quality
  return Array.from(zigzag, (place) =>
    Math.min(255, Math.max(1, Math.floor(((steps[place] ?? 0) * percent + 50) / 100))),
  )
}

/** How many codes there are of each length, then what they stand for. */
export type Codes = { counts: number[]; symbols: number[] }

export const lightFirst: Codes = codes('00010501010101010100000000000000', '000102030405060708090a0b')
export const colourFirst: Codes = codes('00030101010101010101010000000000', '000102030405060708090a0b')
export const lightRest: Codes = codes(
  '0002010303020403050504040000017d',
  '01020300041105122131410613516107227114328191a1082342b1c11552d1f02433627282090a161718191a25262728292a3435363738393a' +
    '434445464748494a535455565758595a636465666768696a737475767778797a838485868788898a92939495969798999aa2a3a4a5a6a7a8' +
    'a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae1e2e3e4e5e6e7e8e9eaf1f2f3f4f5f6f7f8f9fa',
)
export const colourRest: Codes = codes(
  '00020102040403040705040400010277',
  '000102031104052131061241510761711322328108144291a1b1c109233352f0156272d10a162434e125f11718191a262728292a3536373839' +
    '3a434445464748494a535455565758595a636465666768696a737475767778797a82838485868788898a92939495969798999aa2a3a4a5a6' +
    'a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae2e3e4e5e6e7e8e9eaf2f3f4f5f6f7f8f9fa',
)

/** The code of each symbol and its length, as `code << 5 | length`. */
export function encoding({ counts, symbols }: Codes): Int32Array {
  const table = new Int32Array(256)
  let [code, place] = [0, 0]
  for (const [i, count] of counts.entries()) {
    for (const end = place + count; place < end; place++) table[symbols[place] ?? 0] = (code++ << 5) | (i + 1)
    code <<= 1
  }
  return table
}

function codes(counts: string, symbols: string): Codes {
  return { counts: bytes(counts), symbols: bytes(symbols) }
}

function bytes(hexadecimal: string): number[] {
  return Array.from(hexadecimal.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}
