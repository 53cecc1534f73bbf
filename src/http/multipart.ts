import { Unreadable } from '#http/refusals.ts'

/** One part of a form: a field, or a file when it has a name of its own. Its bytes come when they are asked for. */
export type Part = { name: string; fileName: string | null; body: AsyncIterable<Uint8Array> }

/** The boundary of a form that may hold files; null for any other body. */
export function boundaryOf(type: string | null): string | null {
  const [, quoted, plain] =
    /^multipart\/form-data;.*?\bboundary=(?:"([^"\r\n]{1,70})"|([^\s;"]{1,70}))/i.exec(type ?? '') ?? []
  return quoted ?? plain ?? null
}

/**
 * The parts of a form in the order they come, none of them held: whoever asks for the next one without having read
 * this one lets it go by.
 */
export async function* readParts(body: ReadableStream<Uint8Array>, boundary: string): AsyncGenerator<Part> {
  const feed = new Feed(body.getReader())
  const mark = ascii(`\r\n--${boundary}`)
  try {
    await drain(feed.until(mark))
    for (let parts = 0; ; parts++) {
      const after = await feed.take(2)
      if (after === '--') return
      if (after !== '\r\n' || parts === mostParts) throw new Unreadable(400)
      const part = partOf(await headOf(feed))
      let over = false
      const bytes = async function* () {
        if (over) return
        yield* feed.until(mark)
        over = true
      }
      yield { ...part, body: { [Symbol.asyncIterator]: bytes } }
      if (!over) await drain(bytes())
    }
  } finally {
    feed.close()
  }
}

/** The text of a field. */
export async function textOf({ body }: Part, limit: number): Promise<string> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of body) {
    length += part.length
    if (length > limit) throw new Unreadable(413)
    parts.push(part)
  }
  return new Blob(parts).text()
}

const mostParts = 200
const longestHead = 8 * 1024

async function headOf(feed: Feed): Promise<string> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of feed.until(ascii('\r\n\r\n'))) {
    length += part.length
    if (length > longestHead) throw new Unreadable(400)
    parts.push(part.slice())
  }
  return new Blob(parts).text()
}

/** Browsers write a quote in a name as %22, and nothing else of it matters here: it is not a path, nor a header. */
function partOf(head: string): Pick<Part, 'name' | 'fileName'> {
  const told = head.split('\r\n').find((line) => /^content-disposition:\s*form-data\s*;/i.test(line)) ?? ''
  const name = /;\s*name="([^"]*)"/i.exec(told)?.[1]
  if (name === undefined) throw new Unreadable(400)
  return { name: unquoted(name), fileName: unquotedOrNull(/;\s*filename="([^"]*)"/i.exec(told)?.[1]) }
}

const unquotedOrNull = (text: string | undefined): string | null => (text === undefined ? null : unquoted(text))
const unquoted = (text: string): string => text.replaceAll('%22', '"')

async function drain(bytes: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const _ of bytes);
}

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text)

/** Bytes as they come, held only as long as the end of what is looked for may be among them. */
class Feed {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>
  /** The first boundary has no line before it: one is lent. */
  #held: Uint8Array = ascii('\r\n')

  constructor(reader: ReadableStreamDefaultReader<Uint8Array>) {
    this.#reader = reader
  }

  /** Everything before the mark; what comes next stands after it. */
  async *until(mark: Uint8Array): AsyncGenerator<Uint8Array> {
    for (;;) {
      const held = this.#held
      const at = find(held, mark)
      if (at >= 0) {
        this.#held = held.subarray(at + mark.length)
        if (at > 0) yield held.subarray(0, at)
        return
      }
      const sure = held.length - mark.length + 1
      if (sure > 0) {
        this.#held = held.subarray(sure)
        yield held.subarray(0, sure)
      }
      await this.#more()
    }
  }

  async take(length: number): Promise<string> {
    while (this.#held.length < length) await this.#more()
    const taken = this.#held.subarray(0, length)
    this.#held = this.#held.subarray(length)
    return String.fromCharCode(...taken)
  }

  /** Not awaited: half of a split body waits for the other half. */
  close(): void {
    this.#reader.cancel().catch(() => {})
  }

  async #more(): Promise<void> {
    const { done, value } = await this.#reader.read()
    if (done) throw new Unreadable(400)
    if (this.#held.length === 0) {
      this.#held = value
      return
    }
    const joined = new Uint8Array(this.#held.length + value.length)
    joined.set(this.#held)
    joined.set(value, this.#held.length)
    this.#held = joined
  }
}

function find(bytes: Uint8Array, mark: Uint8Array): number {
  const last = bytes.length - mark.length
  for (let at = bytes.indexOf(mark[0] ?? 0); at >= 0 && at <= last; at = bytes.indexOf(mark[0] ?? 0, at + 1)) {
    if (mark.every((byte, place) => bytes[at + place] === byte)) return at
  }
  return -1
}
