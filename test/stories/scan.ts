import type { Page } from 'playwright-core'
import { encode } from 'uqr'

/** What a camera reads in the code that the page shows: its modules, unmasked and put back in order. */
export async function scan(page: Page, svg: string): Promise<string> {
  const code = page.locator(`${svg} svg[role=img]`)
  const [dark, size] = await Promise.all([code.locator('path').getAttribute('d'), code.getAttribute('viewBox')])
  const side = Number(size?.split(' ')[2]) - 2 * quiet
  const cells = Array.from({ length: side }, () => Array<boolean>(side).fill(false))
  for (const [, x, y, length] of (dark ?? '').matchAll(/M(\d+) (\d+)h(\d+)/g)) {
    for (let at = 0; at < Number(length); at++) (cells[Number(y) - quiet] ?? [])[Number(x) - quiet + at] = true
  }
  return masks.map((mask) => textIn(cells, mask)).find((text) => text.startsWith('http')) ?? ''
}

const quiet = 4

const masks: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
]

/** How the middle level of correction cuts each version: blocks, and words of correction in each. */
const cuts = [
  [1, 10],
  [1, 16],
  [1, 26],
  [2, 18],
  [2, 24],
  [4, 16],
  [4, 18],
  [4, 22],
  [5, 22],
  [5, 26],
] as const

function textIn(cells: readonly (readonly boolean[])[], mask: (x: number, y: number) => boolean): string {
  const version = (cells.length - 17) / 4
  const words = wordsIn(cells, version, mask)
  const [blocks, correction] = cuts[version - 1] ?? [1, 0]
  const short = Math.floor(words.length / blocks) - correction
  const shorts = blocks - (words.length % blocks)
  const parts = Array.from({ length: blocks }, (_, block) =>
    Array.from({ length: short + (block < shorts ? 0 : 1) }, (_, at) =>
      at < short ? words[at * blocks + block] : words[short * blocks + block - shorts],
    ),
  )
  const bits = parts.flat().flatMap((word = 0) => [...word.toString(2).padStart(8, '0')])
  const number = (from: number, length: number) => Number.parseInt(bits.slice(from, from + length).join(''), 2)
  if (number(0, 4) !== inBytes) return ''
  const counted = version < 10 ? 8 : 16
  const length = number(4, counted)
  return new TextDecoder().decode(Uint8Array.from({ length }, (_, at) => number(4 + counted + at * 8, 8)))
}

const inBytes = 4

/** Two columns at a time from the right, up then down, past what is there for the eye of the camera. */
function wordsIn(cells: readonly (readonly boolean[])[], version: number, mask: (x: number, y: number) => boolean) {
  const { types } = encode('', { ecc: 'M', border: 0, minVersion: version, maxVersion: version })
  const side = cells.length
  const bits: boolean[] = []
  let up = true
  for (let right = side - 1; right > 0; right -= 2) {
    if (right === timing) right--
    for (let step = 0; step < side; step++) {
      const y = up ? side - 1 - step : step
      for (const x of [right, right - 1]) {
        if (!types[y]?.[x]) bits.push((cells[y]?.[x] ?? false) !== mask(x, y))
      }
    }
    up = !up
  }
  return Array.from({ length: Math.floor(bits.length / 8) }, (_, at) =>
    bits.slice(at * 8, at * 8 + 8).reduce((word, bit) => word * 2 + Number(bit), 0),
  )
}

const timing = 6
