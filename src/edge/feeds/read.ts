import { FetchRefused, safeFetch } from '#edge/safe-fetch.ts'
import { mayCallLoopback } from '#edge/webhooks/post.ts'
import type { Bindings } from '#env.ts'
import { decodeFeed } from './decoding.ts'
import { type Feed, parseFeed } from './feed.ts'

/** What the server said the last time, so that it says only what is new. */
export type Known = { etag: string; lastModified: string }

/** What came back; a failure says why in one word, and how long the server asks to be left alone. */
export type FeedBack =
  | ({ kind: 'feed'; feed: Feed } & Known)
  | { kind: 'unchanged' }
  | { kind: 'failed'; error: string; retryAfter: string | null }

const largestFeed = 2 * 1024 * 1024

/** One look at a feed: fifteen seconds, two megabytes, no redirection, public names only. */
export async function readFeed(
  env: Pick<Bindings, 'MODE' | 'LOOPBACK'>,
  address: string,
  known: Known,
): Promise<FeedBack> {
  try {
    const reach = { publicOnly: true, loopback: mayCallLoopback(env) } as const
    const response = await safeFetch(
      address,
      { headers: headersOf(known) },
      { ...reach, timeoutMs: 15_000, maxBytes: largestFeed },
    )
    return await backOf(response, address)
  } catch (error) {
    if (!(error instanceof FetchRefused)) throw error
    return { kind: 'failed', error: error.reason, retryAfter: null }
  }
}

function headersOf({ etag, lastModified }: Known): Record<string, string> {
  return {
    Accept: 'application/atom+xml, application/rss+xml, application/xml;q=0.9, text/xml;q=0.8, */*;q=0.1',
    'User-Agent': 'Lisiere-Feeds/1',
    ...(etag && { 'If-None-Match': etag }),
    ...(lastModified && { 'If-Modified-Since': lastModified }),
  }
}

async function backOf(response: Response, address: string): Promise<FeedBack> {
  const { status, headers } = response
  if (status === 304) return { kind: 'unchanged' }
  if (status !== 200) return { kind: 'failed', error: `status_${status}`, retryAfter: headers.get('Retry-After') }
  const text = decodeFeed(new Uint8Array(await response.arrayBuffer()), headers.get('Content-Type') ?? '')
  if (text === null) return { kind: 'failed', error: 'encoding', retryAfter: null }
  const parsed = parseFeed(text, address)
  if (!parsed.ok) return { kind: 'failed', error: parsed.refusal, retryAfter: null }
  return { kind: 'feed', feed: parsed.feed, etag: said(headers, 'ETag'), lastModified: said(headers, 'Last-Modified') }
}

/** Given back as it came, if it can be. */
function said(headers: Headers, name: string): string {
  const value = headers.get(name) ?? ''
  return /^[\x20-\x7e]{1,200}$/.test(value) ? value : ''
}
