import { env } from 'cloudflare:workers'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '#test/runs.ts'
import { bytesOf } from '../../../test/images/bytes.ts'
import { png } from '../../../test/images/png.ts'
import { webp } from '../../../test/images/webp.ts'
import { open } from './open.ts'
import { rangeOf } from './range.ts'
import { keyOf, put, receive, sha256Of } from './store.ts'
import { uses } from './uses.ts'

const paper = bytesOf('%PDF-1.7\n', 'x'.repeat(91))
const address = 'https://lisiere.test/'

describe('receiving', () => {
  it('gives back the bytes, their hash and what they are', async () => {
    const bytes = await png(3, 2, () => [1, 2, 3])
    const received = await receive(new Blob([bytes], { type: 'text/html' }), uses.logo)
    expect(received).toMatchObject({
      ok: true,
      kind: 'png',
      picture: { width: 3, height: 2 },
      sha256: await sha256Of(bytes),
    })
    expect(received.ok && received.bytes).toEqual(bytes)
    expect(await receive(new Request(address, { method: 'POST', body: paper }), uses.evidence)).toMatchObject({
      ok: true,
      kind: 'pdf',
      picture: null,
    })
  })

  it('refuses from the announced length, before reading', async () => {
    const request = new Request(address, { method: 'POST', body: paper, headers: { 'Content-Length': '99999999999' } })
    expect(await receive(request, uses.logo)).toEqual({ ok: false, refusal: 'too_big' })
    expect(request.bodyUsed).toBe(false)
  })

  it('stops reading a body that announced nothing, and cancels it', async () => {
    let sent = 0
    let cancelled = false
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 65_536
        controller.enqueue(new Uint8Array(65_536))
      },
      cancel() {
        cancelled = true
      },
    })
    const request = new Request(address, { method: 'POST', body: endless })
    expect(await receive(request, uses.logo)).toEqual({ ok: false, refusal: 'too_big' })
    expect(sent).toBeLessThan(uses.logo.maxBytes + 4 * 65_536)
    expect(cancelled).toBe(true)
  })

  it('takes exactly the limit and not one byte more', async () => {
    const use = { ...uses.evidence, maxBytes: 100 }
    expect(await receive(new Blob([paper]), use)).toMatchObject({ ok: true })
    expect(await receive(new Blob([paper, 'x']), use)).toEqual({ ok: false, refusal: 'too_big' })
  })

  it('refuses nothing at all, what the use does not take, and what is too large to look at', async () => {
    expect(await receive(new Blob([]), uses.logo)).toEqual({ ok: false, refusal: 'empty' })
    expect(await receive(new Request(address), uses.logo)).toEqual({ ok: false, refusal: 'empty' })
    expect(await receive(new Blob([paper]), uses.logo)).toEqual({ ok: false, refusal: 'wrong_kind' })
    expect(await receive(new Blob([webp(2001, 2000, [1, 1, 1])]), uses.logo)).toEqual({
      ok: false,
      refusal: 'too_many_pixels',
    })
    expect(await receive(new Blob(['\x89PNG\r\n', '\x1a\n'].map((part) => bytesOf(part))), uses.logo)).toEqual({
      ok: false,
      refusal: 'unreadable',
    })
  })
})

describe('keeping', () => {
  it('stores the same bytes of an organisation once, and each organisation its own', async () => {
    const sha256 = await sha256Of(paper)
    expect(await put(env.FILES, 'org-1', sha256, paper, 'pdf')).toEqual({ key: `o/org-1/${sha256}`, created: true })
    const first = await env.FILES.head(keyOf('org-1', sha256))
    expect(await put(env.FILES, 'org-1', sha256, paper, 'pdf')).toMatchObject({ created: false })
    expect((await env.FILES.head(keyOf('org-1', sha256)))?.version).toBe(first?.version)
    expect(await put(env.FILES, 'org-2', sha256, paper, 'pdf')).toMatchObject({ created: true })
  })

  it('stores once what twenty people send at once', async () => {
    const bytes = bytesOf('%PDF-1.4 twenty')
    const sha256 = await sha256Of(bytes)
    const all = await Promise.all(Array.from({ length: 20 }, () => put(env.FILES, 'org-1', sha256, bytes, 'pdf')))
    expect(all.filter(({ created }) => created)).toHaveLength(1)
  })

  it('refuses bytes that are not those of the hash', async () => {
    const sha256 = await sha256Of(bytesOf('other'))
    await expect(put(env.FILES, 'org-1', sha256, paper, 'pdf')).rejects.toThrow()
    expect(await env.FILES.head(keyOf('org-1', sha256))).toBeNull()
  })

  it('makes no key of what is not an identifier', () => {
    const sha256 = 'a'.repeat(64)
    for (const [organisation, hash] of [
      ['../x', sha256],
      ['', sha256],
      ['o', 'short'],
      ['o', `${sha256}/..`],
    ] as const) {
      expect(() => keyOf(organisation, hash)).toThrow('Not a file key.')
    }
  })
})

describe('opening', () => {
  async function ask(headers: Record<string, string> = {}) {
    const sha256 = await sha256Of(paper)
    const { key } = await put(env.FILES, 'org-1', sha256, paper, 'pdf')
    const response = await open(env.FILES, key, new Request(address, { headers }), {
      'Content-Type': 'application/pdf',
    })
    return response ?? expect.unreachable('the file is there')
  }

  it('gives the whole, its length and the hash as ETag', async () => {
    const response = await ask()
    expect(response.status).toBe(200)
    expect(response.headers.get('Content-Length')).toBe('100')
    expect(response.headers.get('ETag')).toBe(`"${await sha256Of(paper)}"`)
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(paper)
  })

  it('gives nothing again to who has it', async () => {
    const etag = (await ask()).headers.get('ETag') ?? ''
    for (const tag of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      expect((await ask({ 'If-None-Match': tag })).status).toBe(304)
    }
    expect((await ask({ 'If-None-Match': '"other"' })).status).toBe(200)
  })

  it('gives a part, or says that it is outside', async () => {
    const response = await ask({ Range: 'bytes=1-3' })
    expect(response.status).toBe(206)
    expect(response.headers.get('Content-Range')).toBe('bytes 1-3/100')
    expect(await response.bytes()).toEqual(bytesOf('PDF'))
    expect(await (await ask({ Range: 'bytes=-2' })).bytes()).toEqual(bytesOf('xx'))
    const outside = await ask({ Range: 'bytes=100-' })
    expect([outside.status, outside.headers.get('Content-Range')]).toEqual([416, 'bytes */100'])
    expect((await ask({ Range: 'bytes=0-1,4-5' })).status).toBe(200)
  })

  it('gives the whole to who has a part of something else', async () => {
    const etag = (await ask()).headers.get('ETag') ?? ''
    expect((await ask({ Range: 'bytes=1-3', 'If-Range': '"other"' })).status).toBe(200)
    expect((await ask({ Range: 'bytes=1-3', 'If-Range': etag })).status).toBe(206)
  })

  it('says that nothing is there', async () => {
    const key = keyOf('org-1', 'f'.repeat(64))
    for (const headers of [{}, { Range: 'bytes=0-1' }]) {
      expect(await open(env.FILES, key, new Request(address, { headers }), {})).toBeNull()
    }
  })
})

describe('a range', () => {
  it('stays inside what there is, whatever is asked', () => {
    const asked = fc.oneof(
      fc.string(),
      fc.tuple(fc.nat(), fc.nat()).map(([a, b]) => `bytes=${a}-${b}`),
      fc.nat().map((a) => `bytes=-${a}`),
    )
    fc.assert(
      fc.property(asked, fc.nat({ max: 1000 }), (header, size) => {
        const range = rangeOf(header, size)
        if (typeof range === 'string') return
        expect(range.offset >= 0 && range.length >= 1 && range.offset + range.length <= size).toBe(true)
      }),
      { numRuns: runs(1000) },
    )
  })
})
