import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '#test/runs.ts'
import { hostileFiles, hostileNames } from '../../../test/files/hostile.ts'
import { zipOf } from '../../../test/files/zip.ts'
import { bytesOf } from '../../../test/images/bytes.ts'
import { png } from '../../../test/images/png.ts'
import { kindNamed } from './kinds.ts'
import { serveHeaders } from './leaving.ts'
import { type Scanner, scan, scanners } from './scan.ts'
import { looksLikeText } from './text.ts'
import { isUseName, uses } from './uses.ts'

describe('a file that waits to be looked into', () => {
  it.each(hostileFiles)('$name: $end', async ({ bytes, fileName, end }) => {
    const held = bytes()
    const begun = performance.now()
    const kind = kindNamed(held, fileName)
    const verdict = uses.document.kinds.includes(kind) ? await scan(held, kind) : { ok: false }
    expect(verdict.ok ? 'neutralised' : 'refused').toBe(end)
    // A bomb takes minutes; a busy machine seconds.
    expect(performance.now() - begun).toBeLessThan(10_000)

    const headers = serveHeaders(kind, fileName, { inline: false })
    expect(headers['Content-Disposition']).toMatch(/^attachment; /)
    expect(headers['Content-Type']).not.toMatch(/html|svg|script/)
    if ('findings' in verdict && kind === 'pdf') expect(verdict.findings).not.toEqual([])
  })

  it('is kept without a word when nothing is wrong', async () => {
    const good: [string, Uint8Array<ArrayBuffer>][] = [
      [
        'docx',
        zipOf([
          { name: '[Content_Types].xml', data: '<Types/>' },
          { name: 'word/document.xml', data: '<w/>' },
        ]),
      ],
      [
        'odt',
        zipOf([
          { name: 'mimetype', data: 'application/vnd.oasis.opendocument.text' },
          { name: 'content.xml', data: '<o/>' },
        ]),
      ],
      ['pdf', bytesOf('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<<>>\nstartxref\n9\n%%EOF')],
      ['csv', bytesOf('nom;note\r\nAna;-12\r\nBruno;+33 6 00 00 00 00\r\n')],
      ['png', await png(9, 9, () => [1, 2, 3])],
    ]
    for (const [kind, bytes] of good) {
      expect([kind, kindNamed(bytes, `a.${kind}`)]).toEqual([kind, kind])
      expect([kind, await scan(bytes, kindNamed(bytes, `a.${kind}`))]).toEqual([kind, { ok: true, findings: [] }])
    }
  })

  it('reads what a PDF has packed away', async () => {
    const packed = await new Response(
      new Blob(['1 0 2 5 <</S/JavaScript/JS(app.alert(1))>>']).stream().pipeThrough(new CompressionStream('deflate')),
    ).bytes()
    const bytes = bytesOf(
      '%PDF-1.7\n1 0 obj<</Type/ObjStm/Filter/FlateDecode>>stream\r\n',
      packed,
      '\r\nendstream\nstartxref\n0\n%%EOF',
    )
    expect(await scan(bytes, 'pdf')).toEqual({ ok: true, findings: ['active'] })
  })

  it('is refused when another scanner says so, after the structure', async () => {
    const antivirus: Scanner = { name: 'antivirus', scan: async () => ({ ok: false, refusal: 'infected' }) }
    const paper = bytesOf('nom;note\r\nAna;1\r\n')
    expect(await scan(paper, 'csv', [...scanners, antivirus])).toEqual({ ok: false, refusal: 'infected' })
  })

  it('is answered whatever its bytes', async () => {
    const starts = ['%PDF-1.7\n', 'PK\x03\x04', '\x89PNG\r\n\x1a\n', 'nom;', '']
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 300 }), async (start, tail) => {
        const bytes = bytesOf(start, tail)
        const verdict = await scan(bytes, kindNamed(bytes, 'a'))
        expect(verdict.ok || verdict.refusal.length > 0).toBe(true)
      }),
      { numRuns: runs(150) },
    )
  })

  it('is text only when each of its signs is one', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat({ max: 8 }), (said, sign) => {
        const plain = `a${said.replace(/\p{Cc}/gu, '')}`
        expect(looksLikeText(new TextEncoder().encode(plain))).toBe(true)
        expect(looksLikeText(new TextEncoder().encode(plain + String.fromCharCode(sign)))).toBe(false)
      }),
      { numRuns: runs(200) },
    )
  })
})

it('a use is one of those declared, and no other text', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.constantFrom('logo', 'document', 'constructor', '__proto__')), (text) => {
      expect(isUseName(text)).toBe(Object.keys(uses).includes(text))
    }),
    { numRuns: runs(100) },
  )
})

describe('hostile names', () => {
  it.each(hostileNames)('%j leaves as one plain name', (typed) => {
    const told = serveHeaders('pdf', typed)['Content-Disposition'] ?? ''
    expect(told).toMatch(/^attachment; filename="[\x20-\x21\x23-\x7e]{1,140}\.pdf"; filename\*=UTF-8''[\w.%-]+\.pdf$/)
    expect(new Headers({ 'Content-Disposition': told }).get('Set-Cookie')).toBeNull()
  })
})
