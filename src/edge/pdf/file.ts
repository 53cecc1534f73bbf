export type PdfFile = ReturnType<typeof pdfFile>

export type Copied = { bytes: Uint8Array<ArrayBuffer>; places: readonly (readonly [number: number, at: number])[] }

/** How a file begins, how many objects are in it, and where each of them begins, as the end of the file tells it. */
export type Front = { bytes: Uint8Array<ArrayBuffer>; objects: number; table: Uint8Array<ArrayBuffer> }

/** A PDF as it is written: numbered objects one after the other. */
export function pdfFile() {
  const chunks: Uint8Array<ArrayBuffer>[] = []
  const offsets: number[] = []
  let size = 0
  /** Of ASCII alone: as many bytes as signs. */
  let waiting = ''
  const flush = () => {
    chunks.push(ascii(waiting))
    waiting = ''
  }
  const put = (part: string | Uint8Array<ArrayBuffer>) => {
    if (typeof part === 'string') waiting += part
    else {
      flush()
      chunks.push(part)
    }
    size += part.length
  }
  put('%PDF-1.7\n')
  put(new Uint8Array([0x25, 0xe2, 0xe3, 0xcf, 0xd3, 0x0a]))
  const head = size

  return {
    object(number: number, body: string) {
      offsets[number] = size
      put(`${number} 0 obj\n${body}\nendobj\n`)
    },
    stream(number: number, dictionary: string, content: string | Uint8Array<ArrayBuffer>) {
      const bytes = typeof content === 'string' ? asBytes(content) : content
      offsets[number] = size
      put(`${number} 0 obj\n<<${dictionary}/Length ${bytes.length}>>\nstream\n`)
      put(bytes)
      put('\nendstream\nendobj\n')
    },
    /** Objects that are the same in every file, with where each of them begins in `bytes`. */
    copy({ bytes, places }: Copied) {
      for (const [number, at] of places) offsets[number] = size + at
      put(bytes)
    },
    /** Its objects alone, to be copied into others. */
    objects(): Copied {
      flush()
      const places = Object.entries(offsets).map(([number, at]) => [Number(number), at - head] as const)
      return { bytes: together(chunks).subarray(head), places }
    },
    /** All that comes before the pages' own contents. */
    front(): Front {
      flush()
      const table = ascii(Array.from(offsets, placeOf).slice(1).join(''))
      return { bytes: together(chunks), objects: offsets.length, table }
    },
  }
}

type Content = readonly (string | { bytes: Uint8Array<ArrayBuffer> })[]

/**
 * After the front, the contents of pages, numbered after all the rest, then where each object begins: what this file alone says
 * and what others say too, in turn.
 */
export function ending({ bytes, objects, table }: Front, contents: readonly Content[], root: number, info: number) {
  const own = ['']
  const shared: Uint8Array<ArrayBuffer>[] = []
  let [at, places] = [bytes.length, '']
  const say = (text: string) => {
    own[shared.length] += text
    at += text.length
  }
  const copy = (piece: Uint8Array<ArrayBuffer>) => {
    shared.push(piece)
    own.push('')
    at += piece.length
  }
  for (const [nth, content] of contents.entries()) {
    places += placeOf(at)
    // The last line's end is not counted: it is the one that stands before "endstream".
    say(`${objects + nth} 0 obj\n<</Length ${lengthOf(content) - 1}>>\nstream\n`)
    for (const piece of content) {
      if (typeof piece === 'string') say(piece)
      else copy(piece.bytes)
    }
    say('endstream\nendobj\n')
  }
  const size = objects + contents.length
  const start = at
  say(`xref\n0 ${size}\n0000000000 65535 f \n`)
  copy(table)
  say(`${places}trailer\n<</Size ${size}/Root ${root} 0 R/Info ${info} 0 R>>\nstartxref\n${start}\n%%EOF\n`)
  return inTurn(own, shared)
}

const lengthOf = (content: Content): number =>
  content.reduce((sum, piece) => sum + (typeof piece === 'string' ? piece.length : piece.bytes.length), 0)

function inTurn(own: readonly string[], shared: readonly Uint8Array<ArrayBuffer>[]): Uint8Array<ArrayBuffer>[] {
  const bytes = ascii(own.join(''))
  const pieces: Uint8Array<ArrayBuffer>[] = []
  let at = 0
  for (let nth = 0; nth < own.length; nth++) {
    const end = at + (own[nth] ?? '').length
    pieces.push(bytes.subarray(at, end))
    const next = shared[nth]
    if (next) pieces.push(next)
    at = end
  }
  return pieces
}

const encoder = new TextEncoder()

const asBytes = (text: string) => encoder.encode(text) as Uint8Array<ArrayBuffer>

export function ascii(text: string): Uint8Array<ArrayBuffer> {
  const bytes = asBytes(text)
  if (bytes.length !== text.length) throw new Error('What is not ASCII is told in figures.')
  return bytes
}

/** A number that no object took is free. */
const placeOf = (offset: number | undefined): string =>
  offset === undefined ? '0000000000 65535 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`

export function together(chunks: readonly Uint8Array<ArrayBuffer>[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(chunks.reduce((size, chunk) => size + chunk.length, 0))
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}

/** At most two decimals: a hundredth of a point is seen by nobody. */
export const number = (value: number): string => String(Math.round(value * 100) / 100)

/** Flat at once: thousands of additions leave as many pieces behind them, to be put together later. */
export function hexOf(bytes: Uint8Array): string {
  const signs = new Uint8Array(bytes.length * 2)
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0
    signs[at * 2] = digits[byte >> 4] ?? 0
    signs[at * 2 + 1] = digits[byte & 15] ?? 0
  }
  return decoder.decode(signs)
}

const digits = encoder.encode('0123456789abcdef')
const decoder = new TextDecoder()

/** A text of the document's own, not of its pages. */
export function told(text: string): string {
  let hex = 'feff'
  for (let at = 0; at < text.length; at++) hex += text.charCodeAt(at).toString(16).padStart(4, '0')
  return `<${hex}>`
}

export const dated = (at: number): string => `(D:${new Date(at).toISOString().replace(/\D/g, '').slice(0, 14)}Z)`
