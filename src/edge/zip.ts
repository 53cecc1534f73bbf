import { streamOf } from './stream.ts'
import { crcOf } from './zip-crc.ts'
import { dateOf, descriptor, directoryEnd, directoryEntry, type Left, localHeader } from './zip-records.ts'

/** One file of an archive; its bytes come when their turn does. Its checksum is counted on the way unless it is known. */
export type ZipEntry = {
  name: string
  lastModified: Date
  input: AsyncIterable<Uint8Array> | readonly Uint8Array[] | Uint8Array | string
  crc?: number | undefined
  /** Made smaller on the way: for long texts. */
  isPacked?: boolean
}

/** An archive made as it leaves: nothing of it is kept in memory, and nothing is read before its first byte is asked for. */
export function zipOf(entries: AsyncIterable<ZipEntry>): ReadableStream<Uint8Array> {
  return streamOf(gathered(bytesOf(entries)))
}

/** A stream costs by the piece: small ones leave together, and what does not fit is begun in one and ended in the next. */
async function* gathered(chunks: AsyncIterable<readonly Uint8Array[]>): AsyncGenerator<Uint8Array, void, void> {
  let held = new Uint8Array(whole)
  let used = 0
  for await (const together of chunks) {
    for (const chunk of together) {
      if (chunk.length > whole) {
        if (used > 0) yield held.subarray(0, used)
        yield chunk
        if (used > 0) held = new Uint8Array(whole)
        used = 0
        continue
      }
      const end = Math.min(chunk.length, whole - used)
      held.set(chunk.subarray(0, end), used)
      used += end
      if (used < whole) continue
      yield held
      held = new Uint8Array(whole)
      held.set(chunk.subarray(end))
      used = chunk.length - end
    }
  }
  if (used > 0) yield held.subarray(0, used)
}

const whole = 1 << 17

async function* bytesOf(entries: AsyncIterable<ZipEntry>): AsyncGenerator<readonly Uint8Array[], void, void> {
  const left: Left[] = []
  let at = 0
  for await (const { name: text, lastModified, input, crc: known, isPacked = false } of entries) {
    const [name, date] = [encoder.encode(text), dateOf(lastModified)]
    const header = localHeader({ name, date, isPacked })
    let [crc, size, unpacked] = [known ?? 0, 0, 0]
    const count = (chunk: Uint8Array) => {
      if (known === undefined) crc = crcOf(chunk, crc)
      unpacked += chunk.length
    }
    const atHand = isPacked ? null : atHandIn(input)
    if (atHand) {
      for (const chunk of atHand) count(chunk)
      size = unpacked
    } else {
      yield [header]
      for await (const chunk of isPacked ? packed(input, count) : chunksOf(input)) {
        if (!isPacked) count(chunk)
        size += chunk.length
        yield [chunk]
      }
    }
    if (unpacked > most) throw new Error(`${text} is too long for an archive.`)
    const sizes = { crc, size, unpacked: isPacked ? unpacked : undefined }
    const after = descriptor(sizes)
    yield atHand ? [header, ...atHand, after] : [after]
    left.push({ name, date, at, ...sizes })
    at += header.length + size + after.length
  }
  let size = 0
  for (const file of left) {
    const line = directoryEntry(file)
    size += line.length
    yield [line]
  }
  yield directoryEnd(left.length, size, at)
}

/** Of one file: no upload comes near it. */
const most = 0xfffffffe

const encoder = new TextEncoder()

/** What is there already leaves at once, with what is said before it and after. */
function atHandIn(input: ZipEntry['input']): readonly Uint8Array[] | null {
  if (typeof input === 'string') return [encoder.encode(input)]
  if (input instanceof Uint8Array) return [input]
  return Symbol.asyncIterator in input ? null : input
}

async function* chunksOf(input: ZipEntry['input']): AsyncGenerator<Uint8Array, void, void> {
  const atHand = atHandIn(input)
  yield* atHand ?? (input as AsyncIterable<Uint8Array>)
}

/** Counted before it is made smaller. */
async function* packed(
  input: ZipEntry['input'],
  count: (chunk: Uint8Array) => void,
): AsyncGenerator<Uint8Array, void, void> {
  async function* counted() {
    for await (const chunk of chunksOf(input)) {
      count(chunk)
      yield chunk
    }
  }
  // The workers' types and the browsers' do not agree on what it takes: bytes suit both.
  const deflated = new CompressionStream('deflate-raw') as TransformStream<Uint8Array, Uint8Array>
  yield* streamOf(counted()).pipeThrough(deflated)
}
