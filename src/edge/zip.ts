import { makeZip } from 'client-zip'

/** One file of an archive; its bytes come when their turn does. */
export type ZipEntry = { name: string; lastModified: Date; input: AsyncIterable<Uint8Array> | string }

/** An archive made as it leaves: nothing of it is kept in memory, and nothing is read before its first byte is asked for. */
export function zipOf(entries: AsyncIterable<ZipEntry>): ReadableStream<Uint8Array> {
  let archive: ReadableStreamDefaultReader<Uint8Array> | undefined
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        archive ??= makeZip(entries).getReader() as ReadableStreamDefaultReader<Uint8Array>
        const { done, value } = await archive.read()
        if (done) controller.close()
        else controller.enqueue(value)
      },
      cancel: (reason) => archive?.cancel(reason),
    },
    { highWaterMark: 0 },
  )
}
