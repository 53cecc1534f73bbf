import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { renderPdf } from '#edge/pdf/render.ts'
import { report } from '#test/report.ts'
import { runs } from '#test/runs.ts'
import { officeText } from './office-text.ts'
import { lettersFrom } from './pdf-letters.ts'
import { pdfText } from './pdf-text.ts'
import { textOf } from './words.ts'

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(text, (one) => one.charCodeAt(0) & 255)

const ours = async () =>
  new Uint8Array(
    await renderPdf(
      [
        { kind: 'heading', level: 1, text: 'Procédure de signalement' },
        { kind: 'paragraph', text: 'Chaque formateur prévient la référente « handicap » sous deux jours ouvrés.' },
        { kind: 'table', columns: [{ title: 'Étape', share: 1 }], rows: [['Écoute'], ['Réponse écrite']] },
      ],
      { title: 'Procédure', language: 'fr', at: 0, organisation: 'Centre Lisière', footer: [] },
    ),
  )

/** As an old program would write it: nothing packed, no map of letters, letters put one by one. */
const plain = (content: string) =>
  bytesOf(`%PDF-1.4
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 /Resources << /Font << /F1 4 0 R >> >> >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /Contents [5 0 R] >> endobj
4 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> endobj
5 0 obj << /Length ${content.length} >> stream
${content}
endstream endobj
trailer << /Root 1 0 R >>
%%EOF`)

describe('the words of a PDF', () => {
  test('are found in one of our own papers, accents and all', async () => {
    const text = (await pdfText(await ours(), 10_000)).replaceAll(/\s+/g, ' ')
    for (const words of ['Procédure de signalement', 'la référente « handicap »', 'Réponse écrite']) {
      expect(text.replaceAll(/[\u00a0\u202f]/g, ' ')).toContain(words)
    }
  })

  test('are told apart by gaps, lines and places, and not within a word', async () => {
    const content = `BT /F1 12 Tf 72 700 Td (Mati\\350re \\(et\\)) Tj 0 -14 Td [(pre) 20 (mi\\350re) -600 (fois)] TJ ET
BT /F1 12 Tf 1 0 0 1 72 600 Tm (s) Tj 1 0 0 1 78 600 Tm (i) Tj 1 0 0 1 120 600 Tm <6c6f696e> Tj ET`
    expect((await pdfText(plain(content), 1000)).split(/\s+/).filter(Boolean)).toEqual([
      ...['Matière', '(et)', 'première', 'fois', 'si', 'loin'],
    ])
  })

  test('follow the map of a font, code by code and by ranges', () => {
    const map = `1 begincodespacerange <0000> <ffff> endcodespacerange
      2 beginbfchar <0001> <00e9> <0002> <00660069> endbfchar
      2 beginbfrange <0010> <0012> <0061> <0020> <0021> [<0058> <0059>] endbfrange`
    expect(lettersFrom(map)('\0\x01\0\x02\0\x11\0\x12\0\x21\0\x99')).toBe('éfibcY')
  })
})

test('office papers say their paragraphs and nothing of their tags', async () => {
  const xml = '<w:p><w:t>Compte</w:t><w:t>rendu</w:t></w:p><w:p><w:t>l&#233;gal &amp; d&apos;usage</w:t></w:p>'
  expect(await officeText(zipOf('word/document.xml', xml), 1000)).toBe("Compterendu légal & d'usage ")
  expect(await textOf('png', bytesOf('text'))).toBe('')
})

test('hostile bytes are read to an end, within bounds, and never throw', async () => {
  const own = await ours()
  const office = zipOf('word/document.xml', '<w:p>Bonjour</w:p>')
  let tried = 0
  const patches = fc.array(fc.tuple(fc.nat(), fc.uint8Array({ minLength: 1, maxLength: 12 })), { maxLength: 8 })
  const words = fc.array(
    fc.constantFrom(
      '1 0 obj',
      '<<',
      '>>',
      '[',
      ']',
      '(',
      ')',
      '<',
      '>',
      'stream\n',
      'endstream',
      '/Type',
      '/Page',
      '/ObjStm',
    ),
    { maxLength: 60 },
  )
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(own, office, plain('BT (a) Tj ET')),
      patches,
      words,
      async (base, changes, more) => {
        const hurt = base.slice()
        for (const [at, bytes] of changes)
          hurt.set(bytes.subarray(0, hurt.length - (at % hurt.length)), at % hurt.length)
        for (const bytes of [hurt, bytesOf(more.join(' '))]) {
          for (const kind of ['pdf', 'docx'] as const) {
            expect((await textOf(kind, bytes)).length).toBeLessThanOrEqual(400_000)
            tried++
          }
        }
      },
    ),
    { numRuns: runs(25) },
  )
  report('reading', `${tried} hostile files, 0 thrown`)
})

test('what is nested, looped or endless costs no more than its length', async () => {
  const deep = bytesOf(`1 0 obj ${'<< /A ['.repeat(50_000)}`)
  const loop = bytesOf('1 0 obj << /Type /Page /Parent 1 0 R /Contents 2 0 R >> endobj 2 0 obj 2 0 R endobj')
  const started = performance.now()
  for (const bytes of [deep, loop, plain('('.repeat(200_000)), plain('[ '.repeat(200_000))]) {
    expect(await pdfText(bytes, 1000)).toBeTypeOf('string')
  }
  expect(performance.now() - started).toBeLessThan(3000)
})

/** An archive of one entry that is not packed. */
function zipOf(name: string, content: string): Uint8Array<ArrayBuffer> {
  const [file, body] = [new TextEncoder().encode(name), new TextEncoder().encode(content)]
  const local = header(
    30,
    0x04034b50,
    file.length,
    [
      [18, body.length],
      [22, body.length],
    ],
    26,
  )
  const central = header(
    46,
    0x02014b50,
    file.length,
    [
      [20, body.length],
      [24, body.length],
    ],
    28,
  )
  const end = header(
    22,
    0x06054b50,
    1,
    [
      [12, 46 + file.length],
      [16, 30 + file.length + body.length],
    ],
    10,
  )
  end[8] = 1
  return Uint8Array.from([...local, ...file, ...body, ...central, ...file, ...end])
}

function header(size: number, mark: number, short: number, longs: [at: number, value: number][], shortAt: number) {
  const view = new DataView(new ArrayBuffer(size))
  view.setUint32(0, mark, true)
  view.setUint16(shortAt, short, true)
  for (const [at, value] of longs) view.setUint32(at, value, true)
  return new Uint8Array(view.buffer)
}
