import { beforeAll, describe, expect, it } from 'vitest'
import { readHeader } from '#edge/images/header.ts'
import { loadPhoton } from '#edge/images/photon.ts'
import { makeVariants } from '#edge/images/variants.ts'
import { type Hostile, hostileFiles } from '../../../test/images/hostile.ts'
import { sniff } from './kinds.ts'
import { serveHeaders } from './leaving.ts'
import { receive } from './store.ts'
import { uses } from './uses.ts'

let corpus: Hostile[] = []

beforeAll(async () => {
  corpus = await hostileFiles()
  await loadPhoton()
}, 60_000)

describe('hostile files', () => {
  it('each end as foretold: refused at the door, refused by the workshop, or harmless', async () => {
    const ends = []
    for (const file of corpus) ends.push({ what: file.what, end: await endOf(file) })
    expect(ends).toEqual(corpus.map(({ what, end }) => ({ what, end })))
  }, 60_000)

  it('leave under headers that keep them from running', () => {
    for (const { name, bytes } of corpus) {
      const headers = new Headers(serveHeaders(sniff(bytes), name, { inline: true }))
      expect(headers.get('Content-Type')).not.toMatch(/html|script|svg|xml;/)
      expect(headers.get('Content-Security-Policy')).toContain('sandbox')
      expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
      expect(headers.get('Content-Disposition')).toMatch(
        /^(inline|attachment); filename="[\x20-\x21\x23-\x7e]+"; filename\*=UTF-8''[\w.%-]+$/,
      )
      expect(headers.get('Set-Cookie')).toBeNull()
    }
  })
})

/** What is kept must be made of our own pixels alone: nothing of the file that came is found in its variants. */
async function endOf({ bytes, use, name }: Hostile): Promise<Hostile['end']> {
  const received = await receive(new Blob([bytes]), uses[use])
  if (!received.ok) return { at: 'receive', refusal: received.refusal }
  if (!received.picture) return 'harmless'

  const made = await makeVariants(received.bytes, uses[use])
  if (!made.ok) return { at: 'make', refusal: made.refusal }
  for (const { bytes: ours } of made.variants) {
    expect(new TextDecoder('latin1').decode(ours), name).not.toMatch(/<script|Exif|iCCP|zTXt/)
    expect(readHeader(ours)).toMatchObject({ orientation: 1, frames: 1 })
  }
  return 'harmless'
}
