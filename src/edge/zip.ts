import { makeZip } from 'client-zip'

/** One file of an archive; its bytes come when their turn does. */
export type ZipEntry = { name: string; lastModified: Date; input: AsyncIterable<Uint8Array> | string }

/** An archive made as it leaves: nothing of it is kept in memory. */
export const zipOf = (entries: AsyncIterable<ZipEntry>): ReadableStream<Uint8Array> => makeZip(entries)
