/** The `fetch` a provider is reached through: the app gives its guarded one. */
export type Fetch = (address: string, init: RequestInit) => Promise<Response>

export class Unreachable extends Error {}

export type Wire = {
  fetch: Fetch
  /** Which address holds the signing keys: it is remembered like the provider's description. */
  keysAt(address: string): void
  /** Drops remembered keys, so that the next look fetches them; false when they were fetched just now. */
  forgetKeys(): boolean
  /** Drops every public document looked at here: what was no description may be one when it has been mended. */
  forgetDocuments(): void
}

/**
 * One conversation with a provider. Its public documents (description, keys) are remembered for all conversations;
 * what a code was exchanged for is remembered for this one, since a code works once and checking may need two looks.
 */
export function wire(fetch: Fetch, now: () => number): Wire {
  const exchanged = new Map<string, Kept>()
  const fetchedHere = new Set<string>()
  const looked = new Set<string>()
  let keys = ''

  async function document(address: string, init: RequestInit): Promise<Response> {
    looked.add(address)
    const known = documents.get(address)
    if (known && known.until > now()) return answer(known)

    const kept = await keep(fetch, address, init)
    fetchedHere.add(address)
    if (kept.status === 200) remember(address, { ...kept, until: now() + tenMinutes })
    return answer(kept)
  }

  async function exchange(address: string, init: RequestInit): Promise<Response> {
    const said = `${address} ${init.body}`
    const kept = exchanged.get(said) ?? (await keep(fetch, address, init))
    exchanged.set(said, kept)
    return answer(kept)
  }

  return {
    async fetch(address, init) {
      if (init.method === 'POST') return exchange(address, init)
      if (address === keys || address.endsWith(description)) return document(address, init)
      return answer(await keep(fetch, address, init))
    },
    keysAt(address) {
      keys = address
    },
    forgetKeys() {
      if (fetchedHere.has(keys)) return false
      return documents.delete(keys)
    },
    forgetDocuments() {
      for (const address of looked) documents.delete(address)
    },
  }
}

type Kept = { status: number; headers: [string, string][]; body: string }

const tenMinutes = 600_000
const description = '/.well-known/openid-configuration'

/** Public documents only, the same for everybody, so one isolate may share them between requests. */
const documents = new Map<string, Kept & { until: number }>()
const room = 100

function remember(address: string, kept: Kept & { until: number }): void {
  documents.delete(address)
  documents.set(address, kept)
  const oldest = documents.keys().next().value
  if (documents.size > room && oldest !== undefined) documents.delete(oldest)
}

async function keep(fetch: Fetch, address: string, init: RequestInit): Promise<Kept> {
  try {
    const response = await fetch(address, init)
    if (response.status >= 500) throw new Unreachable(`the provider answered ${response.status}`)
    return { status: response.status, headers: [...response.headers], body: await response.text() }
  } catch (cause) {
    throw cause instanceof Unreachable ? cause : new Unreachable('the provider could not be reached', { cause })
  }
}

function answer({ status, headers, body }: Kept): Response {
  const bodiless = status === 204 || status === 205 || status === 304
  return new Response(bodiless ? null : body, { status, headers })
}
