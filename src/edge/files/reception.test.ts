import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { zipOf } from '../../../test/files/zip.ts'
import { bytesOf } from '../../../test/images/bytes.ts'
import { forget, heldBytes, quarantineKey, release } from './quarantine.ts'
import { takeIn } from './reception.ts'
import { keyOf, sha256Of } from './store.ts'
import { uses } from './uses.ts'

const paper = bytesOf('%PDF-1.7\n', 'x'.repeat(9000), '\nstartxref\n0\n%%EOF')

/** So many bytes after those, a piece at a time, as a network brings them. */
async function* trickle(first: Uint8Array, more: number, piece = 65_536) {
  yield first
  for (let left = more; left > 0; left -= piece) yield new Uint8Array(Math.min(piece, left)).fill(120)
}

const receive = (id: string, body: AsyncIterable<Uint8Array>, name = 'Convention.pdf', use = uses.document) =>
  takeIn(env.FILES, 'org-1', { id, name, body }, use)

describe('taking a file in', () => {
  it('puts it in quarantine under its id, with its length, hash, kind and a plain name', async () => {
    const taken = await receive('one', trickle(paper, 0), '../été.html')
    expect(taken).toEqual({
      ok: true,
      file: {
        id: 'one',
        name: 'été.html.pdf',
        kind: 'pdf',
        bytes: paper.length,
        sha256: await sha256Of(paper),
        width: 0,
        height: 0,
      },
    })
    expect(await heldBytes(env.FILES, 'org-1', 'one')).toEqual(paper)
  })

  it('takes what is longer than it holds at a time, part by part', async () => {
    const taken = await receive('large', trickle(paper, 12_000_000))
    expect(taken).toMatchObject({ ok: true, file: { kind: 'pdf', bytes: paper.length + 12_000_000 } })
    const held = await heldBytes(env.FILES, 'org-1', 'large')
    expect(taken.ok && (await sha256Of(held ?? new Uint8Array()))).toBe(taken.ok && taken.file.sha256)
  })

  it('knows a paper by its end, however long it is', async () => {
    const picture = new Uint8Array(6_000_000)
    const long = zipOf([
      { name: '[Content_Types].xml' },
      { name: 'xl/media/a', data: picture },
      { name: 'xl/workbook.xml' },
    ])
    const pieces = async function* () {
      for (let at = 0; at < long.length; at += 70_000) yield long.subarray(at, at + 70_000)
    }
    expect(await receive('sheet', pieces(), 'a.xlsx')).toMatchObject({ ok: true, file: { kind: 'xlsx' } })
    const other = zipOf([{ name: 'a.exe', data: picture }])
    const wrong = async function* () {
      yield other
    }
    expect(await receive('wrong', wrong(), 'a.xlsx')).toEqual({ ok: false, refusal: 'wrong_kind' })
    expect(await heldBytes(env.FILES, 'org-1', 'wrong')).toBeNull()
  })

  it('stops reading at the limit and leaves nothing behind', async () => {
    let sent = 0
    const endless = async function* () {
      yield paper
      for (;;) {
        sent += 65_536
        yield new Uint8Array(65_536)
      }
    }
    expect(await receive('endless', endless())).toEqual({ ok: false, refusal: 'too_big' })
    expect(sent).toBeLessThanOrEqual(uses.document.maxBytes + 65_536)
    expect(await env.FILES.head(quarantineKey('org-1', 'endless'))).toBeNull()
  })

  it('refuses from the first part what the use does not take, and nothing at all', async () => {
    let sent = 0
    const program = async function* () {
      for (;;) {
        sent += 1
        yield bytesOf('MZ\0', new Uint8Array(999_997))
      }
    }
    expect(await receive('program', program())).toEqual({ ok: false, refusal: 'wrong_kind' })
    expect(sent).toBeLessThan(8)
    expect(await receive('nothing', trickle(new Uint8Array(), 0))).toEqual({ ok: false, refusal: 'empty' })
    expect((await env.FILES.list({ prefix: 'quarantine/org-1/' })).objects.map(({ key }) => key.split('/')[2])).toEqual(
      ['large', 'one', 'sheet'],
    )
  })

  it('leaves nothing when the sender goes away', async () => {
    const broken = async function* () {
      yield* trickle(paper, 6_000_000)
      throw new Error('The line is cut.')
    }
    await expect(receive('broken', broken())).rejects.toThrow('The line is cut.')
    expect(await env.FILES.head(quarantineKey('org-1', 'broken'))).toBeNull()
  })
})

describe('out of quarantine', () => {
  it('twenty files of the same bytes become one object, and their places are emptied', async () => {
    const sha256 = await sha256Of(paper)
    const ids = Array.from({ length: 20 }, (_, each) => `same-${each}`)
    await Promise.all(
      ids.map((id) => takeIn(env.FILES, 'org-2', { id, name: 'a.pdf', body: trickle(paper, 0) }, uses.document)),
    )
    await Promise.all(ids.map((id) => release(env.FILES, 'org-2', { id, sha256, kind: 'pdf' })))
    await forget(env.FILES, 'org-2', ids)
    expect((await env.FILES.list({ prefix: 'o/org-2/' })).objects.map(({ key }) => key)).toEqual([
      keyOf('org-2', sha256),
    ])
    expect((await env.FILES.list({ prefix: 'quarantine/org-2/' })).objects).toEqual([])
    expect(await env.FILES.head(keyOf('org-3', sha256))).toBeNull()
  })

  it('needs its bytes, and a key that is one', async () => {
    await expect(release(env.FILES, 'org-2', { id: 'gone', sha256: 'a'.repeat(64), kind: 'pdf' })).rejects.toThrow()
    for (const [organisation, id] of [
      ['../x', 'a'],
      ['a', '../x'],
      ['a', ''],
    ] as const) {
      expect(() => quarantineKey(organisation, id)).toThrow('Not a quarantine key.')
    }
  })
})
