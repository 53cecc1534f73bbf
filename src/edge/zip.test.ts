import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '#test/runs.ts'
import { unzip } from '#test/unzip.ts'
import { type ZipEntry, zipOf } from './zip.ts'
import { crcOf, crcOfParts } from './zip-crc.ts'
import { directoryEnd, directoryEntry } from './zip-records.ts'

const archive = async (entries: readonly ZipEntry[]) =>
  new Uint8Array(await new Response(zipOf(oneByOne(entries))).arrayBuffer())

async function* oneByOne<T>(all: readonly T[]) {
  yield* all
}

const at = new Date(Date.UTC(2026, 10, 22, 9, 30, 12))
const files = fc.dictionary(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).filter((name) => name !== '__proto__'),
  fc.array(fc.uint8Array({ maxLength: 60 }), { maxLength: 4 }),
  { maxKeys: 6 },
)

test('what goes in comes out, whatever the files are called and however their bytes come', async () => {
  await fc.assert(
    fc.asyncProperty(files, async (kept) => {
      const entries = Object.entries(kept).map(([name, input]) => ({ name, lastModified: at, input: oneByOne(input) }))
      const found = unzip(await archive(entries))
      expect([...found].map(([name, bytes]) => [name, [...bytes]])).toEqual(
        Object.entries(kept).map(([name, pieces]) => [name.toWellFormed(), pieces.flatMap((piece) => [...piece])]),
      )
    }),
    { numRuns: runs(20) },
  )
})

test('a checksum is the same however the bytes are cut', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(200), (bytes, cut) => {
      expect(crcOf(bytes.subarray(cut), crcOf(bytes.subarray(0, cut)))).toBe(crcOf(bytes))
    }),
    { numRuns: runs(100) },
  )
  expect(crcOf(new TextEncoder().encode('123456789'))).toBe(0xcbf43926)
})

test('the checksum of a file in parts is that of the whole, whichever of them other files share', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 70 })), (parts) => {
      const whole = crcOf(Uint8Array.from(parts.flatMap((part) => [...part])))
      expect([crcOfParts(parts), crcOfParts(parts)]).toEqual([whole, whole])
    }),
    { numRuns: runs(100) },
  )
})

test('nothing is read before it is asked for, and no more once nobody listens', async () => {
  const read: string[] = []
  async function* entries(): AsyncGenerator<ZipEntry> {
    for (const name of ['one', 'two', 'three']) {
      read.push(name)
      yield { name, lastModified: at, input: name.repeat(50_000) }
    }
  }
  const stream = zipOf(entries())
  expect(read).toEqual([])
  const reader = stream.getReader()
  await reader.read()
  expect(read).toEqual(['one'])
  await reader.cancel()
  expect(read).toEqual(['one'])
})

test('what begins beyond four gigabytes, and more files than two bytes count, are told in larger numbers', () => {
  const beyond = 5 * 2 ** 30
  const entry = directoryEntry({ name: new Uint8Array([0x61]), date: 0, crc: 0, size: 3, at: beyond })
  const view = new DataView(entry.buffer)
  expect(view.getUint32(42, true)).toBe(0xffffffff)
  expect([view.getUint16(47, true), view.getBigUint64(51, true)]).toEqual([1, BigInt(beyond)])
  const [end, locator, old] = directoryEnd(70_000, 100, beyond)
  expect(new DataView(end?.buffer as ArrayBuffer).getBigUint64(32, true)).toBe(70_000n)
  expect(new DataView(locator?.buffer as ArrayBuffer).getBigUint64(8, true)).toBe(BigInt(beyond + 100))
  expect(new DataView(old?.buffer as ArrayBuffer).getUint16(10, true)).toBe(0xffff)
})

test('a checksum that is known is believed, and parts that files share are read once', async () => {
  const [shared, own] = [new Uint8Array(40_000).fill(7), new TextEncoder().encode('the rest')]
  const parts = [shared, own]
  expect(crcOfParts(parts)).toBe(crcOf(own, crcOf(shared)))
  expect(crcOfParts([shared, shared])).toBe(crcOf(shared, crcOf(shared)))
  const entries = ['a', 'b'].map((name) => ({ name, lastModified: at, input: parts, crc: crcOfParts(parts) }))
  const counted = ['a', 'b'].map((name) => ({ name, lastModified: at, input: parts }))
  expect(await archive(entries)).toEqual(await archive(counted))
})
