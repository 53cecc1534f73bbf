/** What is read from: a request, or its body beside its headers. */
type Sent = Pick<Request, 'headers' | 'body'>

/** The whole body, or null as soon as it is known to be longer: from what it announces, else from what has come. */
export async function readAtMost(source: Sent | Blob, limit: number): Promise<Uint8Array | null> {
  const announced = source instanceof Blob ? source.size : Number(source.headers.get('Content-Length') ?? 0)
  if (announced > limit) return null
  const body = source instanceof Blob ? source.stream() : source.body
  return body ? collect(body, limit) : new Uint8Array()
}

async function collect(body: ReadableStream<Uint8Array>, limit: number): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of body) {
    length += part.length
    if (length > limit) return null
    parts.push(part)
  }
  return new Uint8Array(await new Blob(parts as Uint8Array<ArrayBuffer>[]).arrayBuffer())
}
