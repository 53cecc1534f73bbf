import { inflated } from '#edge/files/inflate.ts'
import { Tokens } from './pdf-tokens.ts'
import { type Dictionary, isDictionary, isReference, nameIn, type Value, valueFrom } from './pdf-values.ts'

type Found = { value: Value; from: number; to: number }

const mostObjects = 50_000
const mostUnpacked = 32 * 1024 * 1024

/** The objects of a PDF, found by their heads rather than by its table, which many a file has wrong. */
export class Objects {
  readonly #bytes: Uint8Array<ArrayBuffer>
  readonly #found: Map<number, Found>
  readonly #packed = new Map<number, Value>()
  #left = mostUnpacked

  private constructor(bytes: Uint8Array<ArrayBuffer>, found: Map<number, Found>) {
    this.#bytes = bytes
    this.#found = found
  }

  static async read(bytes: Uint8Array<ArrayBuffer>): Promise<Objects> {
    const objects = new Objects(bytes, objectsIn(new TextDecoder('latin1').decode(bytes)))
    await objects.#unpack()
    return objects
  }

  /** Pages in the order of their numbers, which is nearly always that of reading. */
  pages(): Dictionary[] {
    const all = [...this.#found.values()].map(({ value }) => value)
    return [...all, ...this.#packed.values()]
      .filter(isDictionary)
      .filter(({ entries }) => nameIn(entries.get('Type')) === 'Page')
  }

  /** The value itself, behind as many references as it takes: a few. */
  resolve(value: Value | undefined): Value {
    let seen = value ?? null
    for (let steps = 0; steps < 8 && isReference(seen); steps++) {
      seen = this.#found.get(seen.ref)?.value ?? this.#packed.get(seen.ref) ?? null
    }
    return isReference(seen) ? null : seen
  }

  dictionary(value: Value | undefined): ReadonlyMap<string, Value> {
    const resolved = this.resolve(value)
    return isDictionary(resolved) ? resolved.entries : new Map()
  }

  /** What a stream holds, one character a byte; nothing for a packing that we do not read. */
  async stream(value: Value | undefined): Promise<string> {
    const found = isReference(value) ? this.#found.get(value.ref) : undefined
    if (!found || !isDictionary(found.value) || found.to === 0) return ''
    const { entries } = found.value
    const filters = [this.resolve(entries.get('Filter'))].flat().map((one) => nameIn(this.resolve(one)))
    const bytes = this.#bytes.slice(found.from, found.to)
    if (filters.every((name) => name === '')) return new TextDecoder('latin1').decode(bytes)
    if (filters.join() !== 'FlateDecode' || entries.has('DecodeParms')) return ''
    const plain = await unpackedOf(bytes, this.#left)
    this.#left -= plain?.length ?? 0
    return plain ? new TextDecoder('latin1').decode(plain) : ''
  }

  /** Objects kept together in a stream: their numbers and places first, then themselves. */
  async #unpack(): Promise<void> {
    for (const [id, { value }] of this.#found) {
      if (!isDictionary(value) || nameIn(value.entries.get('Type')) !== 'ObjStm') continue
      const text = await this.stream({ ref: id })
      const [first, count] = [value.entries.get('First'), value.entries.get('N')]
      if (typeof first !== 'number' || typeof count !== 'number') continue
      const heads = new Tokens(text)
      for (let turn = 0; turn < Math.min(count, mostObjects) && this.#packed.size < mostObjects; turn++) {
        const [number, place] = [heads.next(), heads.next()]
        if (number?.kind !== 'number' || place?.kind !== 'number') break
        this.#packed.set(number.value, valueFrom(new Tokens(text, Math.max(0, first + place.value))))
      }
    }
  }
}

/** A later head of the same number is a later version of the object. */
function objectsIn(text: string): Map<number, Found> {
  const found = new Map<number, Found>()
  let passed = 0
  for (const { index, 0: head, 1: number } of text.matchAll(/(\d{1,9})\s{1,4}\d{1,5}\s{1,4}obj\b/g)) {
    if (index < passed) continue
    if (found.size >= mostObjects) break
    const tokens = new Tokens(text, index + head.length)
    const value = valueFrom(tokens)
    passed = tokens.at
    const from = isDictionary(value) ? streamAfter(text, tokens) : 0
    const to = from === 0 ? 0 : endOfStream(text, from, isDictionary(value) ? value.entries.get('Length') : null)
    if (to > passed) passed = to
    found.set(Number(number), { value, from, to })
  }
  return found
}

function streamAfter(text: string, tokens: Tokens): number {
  const word = tokens.next()
  if (word?.kind !== 'word' || word.value !== 'stream') return 0
  if (text.startsWith('\r\n', tokens.at)) return tokens.at + 2
  return tokens.at + (text.charAt(tokens.at) === '\n' ? 1 : 0)
}

/** As long as it says when that ends where a stream ends; else up to the word that closes it. */
function endOfStream(text: string, from: number, length: Value | undefined): number {
  if (typeof length === 'number' && /^\s*endstream/.test(text.slice(from + length, from + length + 12))) {
    return from + length
  }
  const end = text.indexOf('endstream', from)
  return end < 0 ? text.length : end
}

/** A line end may stand between the packed bytes and the word that closes them. */
async function unpackedOf(packed: Uint8Array<ArrayBuffer>, most: number): Promise<Uint8Array | null> {
  for (const tail of [0, 1, 2]) {
    const plain = await inflated(packed.slice(0, Math.max(0, packed.length - tail)), 'deflate', most)
    if (plain) return plain
  }
  return null
}
