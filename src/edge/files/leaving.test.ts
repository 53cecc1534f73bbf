import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '#test/runs.ts'
import { kinds } from './kinds.ts'
import { serveHeaders } from './leaving.ts'
import { asciiName, encodedName, safeName } from './name.ts'

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc
    .array(
      fc.constantFrom(
        '"',
        '\\',
        '/',
        '..',
        '\r\n',
        '\0',
        '\u202e',
        '\u2066',
        '\ud800',
        ';',
        '%',
        "'",
        '.',
        'é',
        '🙂',
        'a',
      ),
    )
    .map((parts) => parts.join('')),
)

describe('the name a file leaves under', () => {
  it('keeps what a person wrote', () => {
    expect(safeName('Émargement – été 2026.pdf', 'pdf')).toBe('Émargement – été 2026.pdf')
    expect(safeName('Photo.JPEG', 'jpg')).toBe('Photo.jpg')
  })

  it('says what the file really is', () => {
    expect(safeName('facture.pdf.html', 'pdf')).toBe('facture.pdf.html.pdf')
    expect(safeName('logo\u202egnp.exe', 'png')).toBe('logognp.exe.png')
    expect(safeName('page.html\0.png', 'png')).toBe('page.html.png')
  })

  it('leads nowhere', () => {
    expect(safeName('../../etc/passwd', 'pdf')).toBe('passwd.pdf')
    expect(safeName('C:\\Windows\\con.png', 'png')).toBe('_con.png')
    expect(safeName('....', 'pdf')).toBe('fichier.pdf')
    expect(safeName('', 'pdf')).toBe('fichier.pdf')
  })

  it('is harmless whatever was typed', () => {
    fc.assert(
      fc.property(hostile, (typed) => {
        const name = safeName(typed, 'pdf')
        expect(name).not.toMatch(/[\p{C}\p{Zl}\p{Zp}<>:"|?*/\\]/u)
        expect(name).toMatch(/^[^.\s].*\.pdf$/u)
        expect([...name].length).toBeLessThan(130)
        expect(safeName(name, 'pdf')).toBe(name)
      }),
      { numRuns: runs(2000) },
    )
  })
})

describe('the headers a file leaves under', () => {
  it('say the name twice, for old and new readers', () => {
    expect(serveHeaders('pdf', 'Été d’Ana (1).pdf')['Content-Disposition']).toBe(
      `attachment; filename="Ete d_Ana (1).pdf"; filename*=UTF-8''%C3%89t%C3%A9%20d%E2%80%99Ana%20%281%29.pdf`,
    )
  })

  it('never let a name become a header or another parameter', () => {
    fc.assert(
      fc.property(hostile, (typed) => {
        const told = new Headers(serveHeaders('png', typed)).get('Content-Disposition') ?? ''
        const [, ascii = '', encoded = ''] =
          /^attachment; filename="([^"\\]*)"; filename\*=UTF-8''([\w.%-]+)$/.exec(told) ?? expect.unreachable(told)
        expect(ascii).toMatch(/^[\x20-\x7e]+\.png$/)
        expect(decodeURIComponent(encoded)).toBe(safeName(typed, 'png'))
      }),
      { numRuns: runs(2000) },
    )
  })

  it('show in place only what a browser does not run', () => {
    const shown = Object.keys(kinds).filter((kind) =>
      serveHeaders(kind as keyof typeof kinds, 'x', { inline: true })['Content-Disposition']?.startsWith('inline'),
    )
    expect(shown.sort()).toEqual(['gif', 'jpeg', 'pdf', 'png', 'webp'])
    expect(serveHeaders('svg', 'x', { inline: true })['Content-Type']).toBe('application/octet-stream')
  })

  it('forbid guessing the type, running anything, and shared caches', () => {
    expect(serveHeaders('png', 'x')).toMatchObject({
      'Content-Security-Policy': "sandbox; default-src 'none'",
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-cache',
    })
  })

  it('fall back to ASCII without losing the length of a word', () => {
    expect(asciiName('çà et là 🙂.pdf')).toBe('ca et la __.pdf')
    expect(encodedName("a'b(c)!.pdf")).toBe('a%27b%28c%29%21.pdf')
  })
})
