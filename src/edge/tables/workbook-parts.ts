import { refuseOffice } from '#edge/files/office.ts'
import { directoryOf, type Entry } from '#edge/files/zip.ts'
import type { TableSource } from './read.ts'

/** The parts of a workbook, each read from where it stands when it is asked for; null when there is none of that name. */
export type Parts = (name: string) => AsyncGenerator<string> | null

/** No directory that we accept is longer. */
const tail = 1024 * 1024

/**
 * What holds a workbook tells at its end where each part is. Looked into as every office paper is: bombs announce themselves
 * there, and whatever unpacks to more than it announced, or stands over something else, throws.
 */
export async function partsOf(open: TableSource): Promise<Parts> {
  const { size } = await looked(open, 0, 1)
  const start = Math.max(0, size - tail)
  const entries = directoryOf((await looked(open, start, size - start)).bytes, start)
  const refusal = entries ? refuseOffice(entries) : 'unreadable'
  if (!entries || refusal) throw new Error(`This workbook is refused: ${refusal}`)
  const sorted = entries.toSorted((a, b) => a.at - b.at)
  for (const [at, entry] of sorted.entries()) {
    const next = sorted[at + 1]?.at ?? size
    if (entry.at + headerSize + entry.packed > next) throw new Error('Parts of this workbook stand over each other.')
  }
  return (name) => {
    const entry = entries.find((one) => one.name === name)
    return entry ? textOf(open, entry) : null
  }
}

async function looked(open: TableSource, offset: number, length: number) {
  const { body, size } = await open({ offset, length })
  return { size, bytes: new Uint8Array(await new Response(body).arrayBuffer()) }
}

const headerSize = 30
const headerMark = 0x04034b50

async function* textOf(open: TableSource, entry: Entry): AsyncGenerator<string> {
  const name = new TextEncoder().encode(entry.name)
  const { bytes } = await looked(open, entry.at, headerSize + name.length)
  const view = new DataView(bytes.buffer)
  const isIts = name.every((byte, at) => bytes[headerSize + at] === byte)
  if (view.getUint32(0, true) !== headerMark || view.getUint16(26, true) !== name.length || !isIts) {
    throw new Error('A part of this workbook is not where it is said to be.')
  }
  const offset = entry.at + headerSize + name.length + view.getUint16(28, true)
  const { body } = await open({ offset, length: entry.packed })
  const plain = entry.method === 0 ? body : body.pipeThrough(new DecompressionStream('deflate-raw') as Unpacking)
  const decoder = new TextDecoder()
  let unpacked = 0
  for await (const piece of plain) {
    unpacked += piece.length
    if (unpacked > entry.unpacked) throw new Error('A part of this workbook is longer than it said.')
    yield decoder.decode(piece, { stream: true })
  }
  if (unpacked < entry.unpacked) throw new Error('A part of this workbook is cut.')
  yield decoder.decode()
}

type Unpacking = ReadableWritablePair<Uint8Array, Uint8Array>
