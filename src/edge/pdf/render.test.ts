import * as fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { sha256 } from '#edge/digest.ts'
import { runs } from '#test/runs.ts'
import type { Block, PdfOptions, Rich } from './blocks.ts'
import { type Face, readFace, widthOf, writtenIn } from './face.ts'
import { paged } from './pages.ts'
import { renderPdf } from './render.ts'
import type { Strip } from './strips.ts'
import { wrap } from './wrap.ts'

const options: PdfOptions = {
  title: 'Convention',
  language: 'fr',
  at: Date.UTC(2026, 10, 21),
  organisation: 'Lisière Formation',
  footer: ['SIRET 900 000 000 00012'],
}

let regular: Face
beforeAll(async () => {
  regular = readFace(new Uint8Array((await import('./regular.bin')).default))
})

const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.string({ maxLength: 400 }))
const rich: fc.Arbitrary<Rich> = fc.oneof(
  text,
  fc.array(fc.record({ text, bold: fc.boolean(), italic: fc.boolean() }), { maxLength: 4 }),
)
const plainBlock: fc.Arbitrary<Block> = fc.oneof(
  fc.record({
    kind: fc.constant('heading' as const),
    level: fc.constantFrom(1 as const, 2 as const, 3 as const),
    text,
  }),
  fc.record({ kind: fc.constant('paragraph' as const), text: rich, tone: fc.constantFrom('soft', 'note', undefined) }),
  fc.record({ kind: fc.constant('list' as const), items: fc.array(rich, { maxLength: 5 }) }),
  fc.record({
    kind: fc.constant('facts' as const),
    facts: fc.array(fc.record({ label: text, value: rich }), { maxLength: 5 }),
  }),
  fc.record({
    kind: fc.constant('table' as const),
    columns: fc.array(fc.record({ title: text }), { maxLength: 6 }),
    rows: fc.array(fc.array(rich, { maxLength: 7 }), { maxLength: 8 }),
  }),
  fc.record({
    kind: fc.constant('signatures' as const),
    boxes: fc.array(fc.record({ title: text, name: text, drawing: text, typed: text }), { maxLength: 5 }),
  }),
  fc.record({ kind: fc.constant('qr' as const), text, label: text }),
  fc.record({ kind: fc.constant('space' as const), height: fc.double({ noNaN: true }) }),
  fc.constant<Block>({ kind: 'break' }),
)
const anyBlock: fc.Arbitrary<Block> = fc.oneof(
  plainBlock,
  fc.record({
    kind: fc.constant('columns' as const),
    columns: fc.array(fc.array(plainBlock, { maxLength: 3 }), { maxLength: 3 }),
  }),
)

describe('a PDF', () => {
  it('is made of any text, and never refuses one', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyBlock, { maxLength: 6 }), text, async (blocks, title) => {
        const pdf = shown(await renderPdf(blocks, { ...options, title }))
        expect(pdf.startsWith('%PDF-1.7')).toBe(true)
        expect(pdf).not.toMatch(/NaN|Infinity|undefined|null/)
        expect(placesOf(pdf)).toBe(true)
      }),
      { numRuns: runs(60) },
    )
  })

  it('keeps every row of a table, under its head on each page', async () => {
    const rows = Array.from({ length: 300 }, (_, at) => [`Rangée ${at}`, at % 9 === 0 ? 'long '.repeat(400) : 'court'])
    const pdf = shown(
      await renderPdf([{ kind: 'table', columns: [{ title: 'Quoi' }, { title: 'Dit' }], rows }], options),
    )
    const pages = Number(/\/Count (\d+)/.exec(pdf)?.[1])
    for (const [row] of rows) expect(pdf.split(`<${writtenIn(regular, row ?? '').hex}>`)).toHaveLength(2)
    const semibold = readFace(new Uint8Array((await import('./semibold.bin')).default))
    expect(pages).toBeGreaterThan(20)
    expect(pdf.split(`<${writtenIn(semibold, 'Quoi').hex}>`)).toHaveLength(pages + 1)
  })

  it('is the same to the byte when it is made again', async () => {
    const blocks: Block[] = [
      { kind: 'paragraph', text: 'Prix : 1 470,00 €, « Œuvre »' },
      { kind: 'qr', text: 'https://lisiere.example', label: 'Vérifier' },
    ]
    const [one, two] = await Promise.all([renderPdf(blocks, options), renderPdf(blocks, options)])
    expect(await sha256(one as Uint8Array<ArrayBuffer>)).toBe(await sha256(two as Uint8Array<ArrayBuffer>))
  })
})

it('is the same among others that share its blocks as it is alone', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyBlock, { minLength: 1, maxLength: 5 }),
      fc.infiniteStream(fc.nat()),
      async (pool, draws) => {
        for (let paper = 0; paper < 6; paper++) {
          const [many = 0, title = 0] = [...draws.take(2)]
          const picked = [...draws.take(many % 7)].map((at) => pool[at % pool.length] ?? { kind: 'rule' as const })
          const said = { ...options, title: `Convention ${title % 2}`, number: `CO-${paper}` }
          const among = shown(await renderPdf(picked, said))
          expect(among).toBe(shown(await renderPdf(structuredClone(picked), said)))
          expect(placesOf(among)).toBe(true)
        }
      },
    ),
    { numRuns: runs(30) },
  )
})

describe('its letters', () => {
  it('hold every sign that French needs', () => {
    for (const letter of 'àâäçéèêëîïôöùûüÿœæÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸŒÆ«»’…–—€\u00a0\u202f☐☑✓→') {
      expect(regular.glyphOf.has(letter.codePointAt(0) ?? 0), letter).toBe(true)
    }
  })

  it('come along as far as they are used: the usual ones, and all of them once another is written', async () => {
    const usual = await renderPdf([{ kind: 'paragraph', text: 'Éloïse a signé à Nîmes : 12 €' }], options)
    const other = await renderPdf([{ kind: 'paragraph', text: 'Nguyễn Thị Hồng' }], options)
    expect(shown(usual)).toContain(`/Length1 ${regular.usual.length}`)
    expect(shown(other)).toContain(`/Length1 ${regular.whole.length}`)
    expect(placesOf(shown(usual)) && placesOf(shown(other))).toBe(true)
  })

  it('never go past the margin, and lose no word', () => {
    const faces = { regular, semibold: regular, italic: regular }
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-zé]{1,60}$/), { maxLength: 40 }), (words) => {
        const lines = wrap(faces, words.join(' '), 10, 120)
        for (const line of lines) expect(line.width).toBeLessThan(120.01)
        const said = lines.flatMap(({ pieces }) => pieces.map((piece) => piece.text)).join('')
        expect(said.replaceAll(' ', '')).toBe(words.join(''))
        for (const { pieces, width } of lines) {
          expect(width).toBeCloseTo(pieces.reduce((sum, piece) => sum + widthOf(regular, piece.text, 10), 0))
        }
      }),
      { numRuns: runs(100) },
    )
  })
})

describe('pages', () => {
  it('hold each band once, in order, and none past their end unless it stands alone', () => {
    const strip = fc.record({ height: fc.integer({ min: 1, max: 900 }), holds: fc.boolean(), ends: fc.constant(false) })
    fc.assert(
      fc.property(fc.array(strip), (heights) => {
        const strips: Strip[] = heights.map((one) => ({ ...one, draw: () => {} }))
        const pages = paged(strips, 500, 700)
        expect(pages.flat().map((placed) => placed.strip)).toEqual(strips)
        pages.forEach((page, at) => {
          const end = page.reduce((sum, { strip: { height } }) => sum + height, 0)
          expect(end <= (at === 0 ? 500 : 700) || page.length === 1).toBe(true)
        })
      }),
      { numRuns: runs(200) },
    )
  })
})

const shown = (pdf: Uint8Array): string => new TextDecoder('latin1').decode(pdf)

/** Every object begins where the table says. */
function placesOf(pdf: string): boolean {
  const table = pdf.slice(pdf.lastIndexOf('xref\n0 '), pdf.lastIndexOf('trailer'))
  return [...table.matchAll(/(\d{10}) 00000 n/g)].every(([, offset]) => /^\d+ 0 obj/.test(pdf.slice(Number(offset))))
}
