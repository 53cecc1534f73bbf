import { quarantine } from './quarantine.ts'

/** An object of the store, and what its key says. */
export type Stored = { key: string; organisationId: string; name: string }

/** Two shelves: bytes that wait, named by the id of their file, and bytes that are served, named by their hash. */
export const shelves = { waiting: quarantine, served: 'o/' } as const

export type Shelf = keyof typeof shelves

/** What is younger may belong to a request that has not written its row yet. */
const grace = 24 * 3600_000

/**
 * The next objects of a shelf that are old enough to be judged, from where the last walk stopped. `reached` is where
 * this one did: it is kept beside the objects, and the walk begins again when it comes to the end.
 */
export async function walk(bucket: R2Bucket, shelf: Shelf, now: number, atOnce: number) {
  const mark = `walk/${shelf}`
  const startAfter = await (await bucket.get(mark))?.text()
  const { objects, truncated } = await bucket.list({
    prefix: shelves[shelf],
    limit: atOnce,
    ...(startAfter ? { startAfter } : {}),
  })
  const old = objects.filter(({ uploaded }) => uploaded.getTime() < now - grace)
  const last = truncated ? objects.at(-1)?.key : undefined
  return {
    stored: old.flatMap(({ key }) => storedOf(key, shelf) ?? []),
    reached: async () => {
      await (last ? bucket.put(mark, last) : bucket.delete(mark))
    },
  }
}

/** Only what we have written ourselves: anything else that stands there is left alone. */
function storedOf(key: string, shelf: Shelf): Stored | null {
  const [organisationId = '', name = '', ...more] = key.slice(shelves[shelf].length).split('/')
  const ours = shelf === 'served' ? /^[0-9a-f]{64}$/.test(name) : /^[\w-]+$/.test(name)
  return ours && more.length === 0 && organisationId ? { key, organisationId, name } : null
}
