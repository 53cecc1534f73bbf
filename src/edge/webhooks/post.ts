import { FetchRefused, safeFetch } from '#edge/safe-fetch.ts'
import type { Bindings } from '#env.ts'

type Message = { id: string; timestamp: number; signature: string; body: string }

/** Status 0 when nobody answered, and why. Of an answer the beginning is kept. */
export type Back = { status: number; retryAfter: string | null; error: string; answer: string }

const keptBytes = 1024

/** One call as Standard Webhooks wants it: fifteen seconds, no redirection, public names only. */
export async function post(env: Pick<Bindings, 'MODE' | 'LOOPBACK'>, address: string, message: Message): Promise<Back> {
  const headers = {
    'Content-Type': 'application/json',
    'User-Agent': 'Lisiere-Webhooks/1',
    'webhook-id': message.id,
    'webhook-timestamp': String(message.timestamp),
    'webhook-signature': message.signature,
  }
  const limits = { timeoutMs: 15_000, maxBytes: keptBytes, cut: true }
  try {
    const reach = { publicOnly: true, loopback: mayCallLoopback(env) } as const
    const response = await safeFetch(address, { method: 'POST', headers, body: message.body }, { ...reach, ...limits })
    const answer = (await response.text()).replaceAll('\0', '').toWellFormed()
    return { status: response.status, retryAfter: response.headers.get('Retry-After'), error: '', answer }
  } catch (error) {
    if (!(error instanceof FetchRefused)) throw error
    return { status: 0, retryAfter: null, error: error.reason, answer: '' }
  }
}

/** This very machine, for development and stories that ask for it. Production never does, whatever it is told. */
export const mayCallLoopback = ({ MODE, LOOPBACK }: Pick<Bindings, 'MODE' | 'LOOPBACK'>): boolean =>
  MODE !== 'production' && LOOPBACK === 'on'
