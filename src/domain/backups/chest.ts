/** Where a backup is kept: a folder, a bucket. */
export type Chest = {
  put(path: string, bytes: AsyncIterable<Uint8Array>): Promise<void>
  get(path: string): Promise<AsyncIterable<Uint8Array> | null>
}

export async function putText(chest: Chest, path: string, text: string): Promise<void> {
  await chest.put(path, inOnePiece(text))
}

export async function getText(chest: Chest, path: string): Promise<string | null> {
  const bytes = await chest.get(path)
  if (!bytes) return null
  const pieces: Uint8Array[] = []
  for await (const piece of bytes) pieces.push(piece)
  return new TextDecoder().decode(await new Blob(pieces as Uint8Array<ArrayBuffer>[]).arrayBuffer())
}

async function* inOnePiece(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text)
}
