import { env, withEnv } from 'cloudflare:workers'
import { type ErrorEvent, parseEnvelope } from '@sentry/core'
import { vi } from 'vitest'
// The Worker is who says that errors are told.
import '#index.ts'

export const dsn = 'https://public@errors.example.fr/42'

type Envelope = { header: unknown; kind: unknown; event: ErrorEvent }
type Told = Envelope & { url: string; headers: Headers; body: string }

/** The library hands the bytes over that the envelope announces, neither more nor less. */
export function readEnvelope(body: string): Envelope {
  const [header, items] = parseEnvelope(body) as unknown as [unknown, [{ type: string }, Uint8Array][]]
  const [[{ type }, bytes] = [{ type: 'nothing' }, new Uint8Array()]] = items
  return {
    header,
    kind: type,
    event: JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes)),
  }
}

/** Whoever receives errors, read by its own library. Hours pass before it listens: nothing told earlier counts as just told. */
export function errorReceiver(answer: (init: RequestInit) => Promise<Response> = async () => Response.json({})) {
  const told: Told[] = []
  hours += 2
  vi.useFakeTimers({ now: hours * 3600_000, toFake: ['Date'] })
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (to, init = {}) => {
    const body = String(init.body)
    told.push({ url: String(to), headers: new Headers(init.headers), body, ...readEnvelope(body) })
    return answer(init)
  })
  return {
    told,
    /** What runs here has somebody to tell. */
    during: <T>(run: () => T): T => withEnv({ ...env, SENTRY_DSN: dsn }, run) as T,
  }
}

/** As the line does it: only whoever asked gives up. */
export const neverAnswers = ({ signal }: RequestInit): Promise<Response> =>
  new Promise((_, reject) => {
    waiting.push(reject)
    signal?.addEventListener('abort', () => reject(signal.reason))
  })

export async function stopReceiving(): Promise<void> {
  for (const give of waiting.splice(0)) give(new Error('The test is over.'))
  await scheduler.wait(10)
  vi.restoreAllMocks()
  vi.useRealTimers()
}

const waiting: ((reason: Error) => void)[] = []
/** Later than anything that ever ran: the isolate remembers what it told. */
let hours = Math.floor(Date.now() / 3600_000) + 24
