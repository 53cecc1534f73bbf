import type { Bindings } from '#env.ts'

/** Every file of every bucket and what it holds, by `BUCKET key`: few and small, in a test. */
export async function objectsOf(env: Bindings): Promise<Map<string, ArrayBuffer>> {
  const found = new Map<string, ArrayBuffer>()
  for (const [name, bucket] of bucketsOf(env)) {
    const { objects } = await bucket.list()
    for (const { key } of objects) {
      const bytes = await (await bucket.get(key))?.arrayBuffer()
      if (bytes) found.set(`${name} ${key}`, bytes)
    }
  }
  return found
}

/** What a run has left of the files it touched; then they are as they were. Captured letters are judged apart. */
export async function keptObjects(
  env: Bindings,
  touched: ReadonlySet<string>,
  before: ReadonlyMap<string, ArrayBuffer>,
): Promise<string[]> {
  const left: string[] = []
  for (const [name, bucket] of touched.size > 0 ? bucketsOf(env) : []) {
    const keys = [...touched].filter((each) => each.startsWith(`${name} `)).map((each) => each.slice(name.length + 1))
    const papers = keys.filter((key) => !key.startsWith('dev/mail/'))
    const there = await Promise.all(papers.map(async (key) => (await bucket.head(key)) !== null))
    for (const [index, key] of papers.entries()) {
      const whole = `${name} ${key}`
      if (there[index] !== before.has(whole)) left.push(`${there[index] ? '+' : '-'} ${whole}`)
    }
    if (keys.length > 0) await bucket.delete(keys)
    for (const key of keys) {
      const bytes = before.get(`${name} ${key}`)
      if (bytes) await bucket.put(key, bytes)
    }
  }
  return left.sort()
}

export async function emptyBuckets(env: Bindings): Promise<void> {
  for (const [, bucket] of bucketsOf(env)) {
    const { objects } = await bucket.list()
    if (objects.length > 0) await bucket.delete(objects.map(({ key }) => key))
  }
}

const bucketsOf = (env: Bindings) =>
  Object.entries(env as unknown as Record<string, unknown>).filter(
    (entry): entry is [string, R2Bucket] =>
      typeof entry[1] === 'object' &&
      entry[1] !== null &&
      !('fetch' in entry[1]) &&
      'createMultipartUpload' in entry[1],
  )
