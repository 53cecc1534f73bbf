/** The body of a request that somebody has glanced at, whole again for whoever reads it. */
export const unread = (request: Request) => ({
  headers: request.headers,
  body: kept.has(request) ? (kept.get(request) ?? null) : request.body,
})

/** The same bytes, for a glance at the first of them: to be left as soon as it has seen enough. */
export function firstLook(request: Request): ReadableStream<Uint8Array> | null {
  const { body } = unread(request)
  if (!body || body.locked) return null
  const [glance, rest] = body.tee()
  kept.set(request, rest)
  return glance
}

const kept = new WeakMap<Request, ReadableStream<Uint8Array>>()
