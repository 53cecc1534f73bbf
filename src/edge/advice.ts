import { type Kind, kinds } from './files/kinds.ts'
import { FetchRefused, safeFetch } from './safe-fetch.ts'

/** The words seen in a picture; '' when there are none, or nobody answers. */
export type Reader = (kind: Kind, bytes: Uint8Array<ArrayBuffer>) => Promise<string>

/** Of the indicators offered, those that a text seems to serve. */
export type Adviser = (text: string, offered: readonly Offered[]) => Promise<readonly number[]>

export type Offered = { number: number; title: string }
export type Advice = { read: Reader; advise: Adviser }

const mostLetters = 100_000
const mostSuggested = 4

/** Nobody is asked unless whoever runs the house has named somebody: an address, and the key it wants. */
export function adviceFrom({ ADVICE_URL, ADVICE_KEY }: { ADVICE_URL?: string; ADVICE_KEY?: string }): Advice | null {
  const address = ADVICE_URL ? URL.parse(ADVICE_URL) : null
  if (!address) return null
  const ask = (path: string, type: string, body: BodyInit) => answerOf(address, path, type, body, ADVICE_KEY ?? '')
  return {
    async read(kind, bytes) {
      const { text } = await ask('read', kinds[kind].type, bytes)
      return typeof text === 'string' ? text.slice(0, mostLetters) : ''
    },
    async advise(text, offered) {
      const body = JSON.stringify({ text: text.slice(0, mostLetters), indicators: offered })
      const { indicators } = await ask('advise', 'application/json', body)
      const said: readonly unknown[] = Array.isArray(indicators) ? indicators : []
      return offered
        .map(({ number }) => number)
        .filter((number) => said.includes(number))
        .slice(0, mostSuggested)
    },
  }
}

/** Help that does not come is no failure: the proof is there without it. */
async function answerOf(address: URL, path: string, type: string, body: BodyInit, key: string) {
  const headers = { Authorization: `Bearer ${key}`, 'Content-Type': type, Accept: 'application/json' }
  try {
    const to = `${address.href.replace(/\/$/, '')}/${path}`
    const response = await safeFetch(
      to,
      { method: 'POST', headers, body },
      { allow: [address.host], timeoutMs: 30_000 },
    )
    const said: unknown = response.ok ? await response.json() : null
    return typeof said === 'object' && said !== null ? (said as Record<string, unknown>) : {}
  } catch (error) {
    if (error instanceof FetchRefused || error instanceof SyntaxError) return {}
    throw error
  }
}
