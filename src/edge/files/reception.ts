import { pixelsOf, readHeader } from '#edge/images/header.ts'
import { pictureKind } from '#edge/images/kinds.ts'
import { type Kind, kindNamed, kinds, zipKind } from './kinds.ts'
import { safeName } from './name.ts'
import { quarantineKey } from './quarantine.ts'
import type { FileRefusal } from './store.ts'
import type { Use } from './uses.ts'
import { directoryOf } from './zip.ts'

/** A file whose bytes wait in quarantine: what its row says of it. */
export type Received = {
  id: string
  name: string
  kind: Kind
  bytes: number
  sha256: string
  width: number
  height: number
}

export type Reception = { ok: true; file: Received } | { ok: false; refusal: FileRefusal }

type Incoming = { id: string; name: string; body: AsyncIterable<Uint8Array> }

/**
 * Bytes into quarantine as they come: one part of them is held at a time, however many there are. Their length, hash and
 * kind are known when the last has come; a refusal leaves nothing behind.
 */
export async function takeIn(
  bucket: R2Bucket,
  organisationId: string,
  { id, name, body }: Incoming,
  use: Use,
): Promise<Reception> {
  const box = new Box(bucket, quarantineKey(organisationId, id))
  try {
    const refusal = await fill(box, body, name, use)
    if (refusal) return await leave(box, refusal)
    const { kind, picture } = await box.judged(name)
    if (!use.kinds.includes(kind)) return await leave(box, 'wrong_kind')
    const { width = 0, height = 0 } = picture ?? {}
    const shown = safeName(name, kinds[kind].extension)
    const sha256 = await box.close()
    return { ok: true, file: { id, name: shown, kind, bytes: box.length, sha256, width, height } }
  } catch (error) {
    await box.discard()
    throw error
  }
}

async function fill(box: Box, body: Incoming['body'], name: string, use: Use): Promise<FileRefusal | null> {
  let refusal: FileRefusal | null = null
  for await (const chunk of body) {
    if (box.length + chunk.length > use.maxBytes) return 'too_big'
    const before = box.head === null
    await box.add(chunk)
    if (before && box.head) refusal = refuseHead(box.head, name, use)
    if (refusal) return refusal
  }
  if (box.length === 0) return 'empty'
  return box.head ? null : refuseHead(box.held, name, use)
}

/** The first bytes tell every kind but those of archives, whose end must be seen. */
function refuseHead(head: Uint8Array, name: string, use: Use): FileRefusal | null {
  const kind = kindNamed(head, name)
  if (!use.kinds.includes(kind) && !(kind === 'zip' && use.kinds.includes('docx'))) return 'wrong_kind'
  const picture = readHeader(head)
  if (!picture) return pictureKind(head) ? 'unreadable' : null
  return pixelsOf(picture) > use.maxPixels ? 'too_many_pixels' : null
}

async function leave(box: Box, refusal: FileRefusal): Promise<Reception> {
  await box.discard()
  return { ok: false, refusal }
}

/** R2 takes parts of one size, five megabytes at least; what fits in one goes in one. */
const partSize = 5 * 1024 * 1024

/** The end of an archive tells what it holds; a directory longer than this is not one of a paper. */
const longestDirectory = 2 * 1024 * 1024

class Box {
  readonly #bucket: R2Bucket
  readonly #key: string
  readonly #digest = new crypto.DigestStream('SHA-256')
  readonly #writer = this.#digest.getWriter()
  readonly #part = new Uint8Array(partSize)
  readonly #sent: R2UploadedPart[] = []
  #filled = 0
  #upload: R2MultipartUpload | null = null
  length = 0
  /** The first part, once it is full. */
  head: Uint8Array | null = null

  constructor(bucket: R2Bucket, key: string) {
    this.#bucket = bucket
    this.#key = key
  }

  /** What has not left yet. */
  get held(): Uint8Array {
    return this.#part.subarray(0, this.#filled)
  }

  async add(chunk: Uint8Array): Promise<void> {
    await this.#writer.write(chunk)
    this.length += chunk.length
    for (let rest = chunk; rest.length > 0; ) {
      const taken = rest.subarray(0, partSize - this.#filled)
      this.#part.set(taken, this.#filled)
      this.#filled += taken.length
      rest = rest.subarray(taken.length)
      if (this.#filled === partSize) await this.#send()
    }
  }

  /** What the bytes are, all of them having come. */
  async judged(name: string) {
    if (!this.#upload) return { kind: kindNamed(this.held, name), picture: readHeader(this.held) }
    const head = this.head ?? new Uint8Array()
    await this.#finish()
    const kind = kindNamed(head, name)
    if (kind !== 'zip') return { kind, picture: readHeader(head) }
    const offset = Math.max(0, this.length - longestDirectory)
    const tail = await (await this.#bucket.get(this.#key, { range: { offset } }))?.bytes()
    const names = tail ? (directoryOf(tail, offset)?.map((entry) => entry.name) ?? null) : null
    return { kind: zipKind(names, head), picture: null }
  }

  /** Everything is in its place; the hash of it all. */
  async close(): Promise<string> {
    await this.#writer.close()
    const digest = new Uint8Array(await this.#digest.digest)
    const sha256 = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
    if (!this.#upload) await this.#bucket.put(this.#key, this.held, { sha256 })
    return sha256
  }

  async discard(): Promise<void> {
    this.#digest.digest.catch(() => {})
    await this.#writer.abort().catch(() => {})
    await this.#upload?.abort().catch(() => {})
    if (this.#upload) await this.#bucket.delete(this.#key)
  }

  async #send(): Promise<void> {
    this.#upload ??= await this.#bucket.createMultipartUpload(this.#key)
    this.#sent.push(await this.#upload.uploadPart(this.#sent.length + 1, this.held))
    this.head ??= this.held.slice(0, headSize)
    this.#filled = 0
  }

  async #finish(): Promise<void> {
    if (this.#filled > 0) await this.#send()
    await this.#upload?.complete(this.#sent)
  }
}

/** Enough to know every kind, and the size of a picture behind the longest preview a camera writes. */
const headSize = 1024 * 1024
