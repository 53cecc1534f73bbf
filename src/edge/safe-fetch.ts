import { type Exception, mayReach, type Reach } from './safe-address.ts'

export type Limits = {
  maxBytes?: number
  timeoutMs?: number
  /** Of an answer longer than `maxBytes`, keeps the beginning instead of refusing it. */
  cut?: boolean
}

export type FetchRefusal = 'address' | 'redirect' | 'too_large' | 'timeout' | 'unreachable'

/** Why a call did not come back with an answer. Says the host, never the path: it may hold a secret. */
export class FetchRefused extends Error {
  override readonly name = 'FetchRefused'
  readonly reason: FetchRefusal

  constructor(reason: FetchRefusal, address: string | URL, cause?: unknown) {
    super(`${URL.parse(String(address))?.host ?? 'an unreadable address'}: ${reason}`, { cause })
    this.reason = reason
  }
}

/**
 * The one door for outgoing calls. The answer is read whole before it is handed over, within a size and a time; a
 * redirection is refused, since nobody has looked at where it leads.
 */
export async function safeFetch(
  address: string | URL,
  init: RequestInit,
  { maxBytes = 1024 * 1024, timeoutMs = 10_000, cut = false, ...reach }: Reach & Exception & Limits,
): Promise<Response> {
  if (!mayReach(address, reach)) throw new FetchRefused('address', address)

  const late = AbortSignal.timeout(timeoutMs)
  const signal = init.signal ? AbortSignal.any([init.signal, late]) : late
  try {
    const response = await fetch(address, { ...init, redirect: 'manual', signal })
    if (redirections.has(response.status)) throw new FetchRefused('redirect', address)
    const body = await readWithin(response, maxBytes, cut, signal)
    if (!body) throw new FetchRefused('too_large', address)
    return answer(response, body)
  } catch (error) {
    if (error instanceof FetchRefused) throw error
    throw new FetchRefused(late.aborted ? 'timeout' : 'unreachable', address, error)
  }
}

const redirections = new Set([301, 302, 303, 307, 308])
const bodiless = new Set([204, 205, 304])

/** Null once the answer proves longer than it may be, whatever length it announced; or its beginning, if that is enough. */
async function readWithin(
  { body }: Response,
  maxBytes: number,
  cut: boolean,
  signal: AbortSignal,
): Promise<Blob | null> {
  if (!body) return new Blob()
  const reader = body.getReader()
  const stop = () => void reader.cancel(signal.reason).catch(() => {})
  signal.addEventListener('abort', stop)

  const chunks: Uint8Array[] = []
  let length = 0
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      length += next.value.byteLength
      chunks.push(next.value)
      if (length > maxBytes) return cut ? new Blob(chunks).slice(0, maxBytes) : null
    }
    signal.throwIfAborted()
    return new Blob(chunks)
  } finally {
    signal.removeEventListener('abort', stop)
    stop()
  }
}

/** Headers that described the bytes on the wire would lie about these. */
function answer({ status, statusText, headers }: Response, body: Blob): Response {
  const kept = new Headers(headers)
  kept.delete('Content-Encoding')
  kept.delete('Content-Length')
  return new Response(bodiless.has(status) ? null : body, { status, statusText, headers: kept })
}
