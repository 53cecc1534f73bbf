import { beforeEach, expect, test, vi } from 'vitest'
import { type FetchRefusal, FetchRefused, type Limits, safeFetch } from './safe-fetch.ts'

const address = 'https://provider.lisiere.fr/secret-path'
const outside = vi.spyOn(globalThis, 'fetch')

beforeEach(() => {
  outside.mockReset()
})

const call = (limits: Limits = {}, init: RequestInit = {}) => safeFetch(address, init, { publicOnly: true, ...limits })

async function refusal(work: Promise<Response>): Promise<FetchRefusal | 'answered'> {
  try {
    await work
    return 'answered'
  } catch (error) {
    if (error instanceof FetchRefused) return error.reason
    throw error
  }
}

test('hands over the answer whole, with its status and headers', async () => {
  outside.mockResolvedValue(
    Response.json({ a: 1 }, { status: 201, headers: { 'X-Kept': 'yes', 'Content-Encoding': 'gzip' } }),
  )
  const response = await call({}, { method: 'POST', body: '{}' })

  expect([response.status, response.headers.get('X-Kept'), response.headers.get('Content-Encoding')]).toEqual([
    201,
    'yes',
    null,
  ])
  expect(await response.json()).toEqual({ a: 1 })
  expect(outside.mock.calls[0]?.[1]).toMatchObject({ method: 'POST', redirect: 'manual' })
})

test('an answer without a body stays without one', async () => {
  outside.mockResolvedValue(new Response(null, { status: 204 }))

  expect((await call()).status).toBe(204)
})

test('an address that may not be reached is never called', async () => {
  expect(await refusal(safeFetch('https://169.254.169.254/', {}, { publicOnly: true }))).toBe('address')
  expect(await refusal(safeFetch(address, {}, { allow: ['elsewhere.lisiere.fr'] }))).toBe('address')
  expect(outside).not.toHaveBeenCalled()
})

test.each([301, 302, 303, 307, 308])(
  'a redirection is refused, not followed, even when asked for: %d',
  async (status) => {
    outside.mockImplementation(async () => new Response(null, { status, headers: { Location: 'https://10.0.0.1/' } }))

    expect(await refusal(call())).toBe('redirect')
    expect(await refusal(call({}, { redirect: 'follow' }))).toBe('redirect')
    expect(outside.mock.calls.map(([, init]) => init?.redirect)).toEqual(['manual', 'manual'])
  },
)

test('an answer that never ends is cut at its limit, and the sender is told to stop', async () => {
  let sent = 0
  const stopped = vi.fn()
  const endless = new ReadableStream({
    pull: (stream) => stream.enqueue(new Uint8Array(1000).fill(++sent)),
    cancel: stopped,
  })
  outside.mockResolvedValue(new Response(endless, { headers: { 'Content-Length': '10' } }))

  expect(await refusal(call({ maxBytes: 10_000 }))).toBe('too_large')
  expect(sent).toBeLessThan(20)
  expect(stopped).toHaveBeenCalledOnce()
})

test('an answer of exactly the limit passes, one byte more does not', async () => {
  outside.mockImplementation(async () => new Response('a'.repeat(10)))

  expect((await (await call({ maxBytes: 10 })).text()).length).toBe(10)
  expect(await refusal(call({ maxBytes: 9 }))).toBe('too_large')
})

test('a provider that stays silent, before the answer or in the middle of it, is left', async () => {
  outside.mockImplementationOnce(
    (_, init) => new Promise((_, fail) => init?.signal?.addEventListener('abort', () => fail(init.signal?.reason))),
  )
  expect(await refusal(call({ timeoutMs: 20 }))).toBe('timeout')

  outside.mockResolvedValueOnce(
    new Response(new ReadableStream({ start: (stream) => stream.enqueue(new Uint8Array(3)) })),
  )
  expect(await refusal(call({ timeoutMs: 20 }))).toBe('timeout')
})

test('a call given up by its caller is not taken for an answer', async () => {
  const given = new AbortController()
  outside.mockResolvedValueOnce(
    new Response(new ReadableStream({ start: (stream) => stream.enqueue(new Uint8Array(3)) })),
  )
  setTimeout(() => given.abort(), 10)

  expect(await refusal(call({}, { signal: given.signal }))).toBe('unreachable')
})

test('what went wrong names the host and not the path', async () => {
  outside.mockRejectedValue(new TypeError('connection refused'))
  const error = await call().catch((reason: unknown) => reason)

  expect(String(error)).toBe('FetchRefused: provider.lisiere.fr: unreachable')
})
