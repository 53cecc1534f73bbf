import { readFile, writeFile } from 'node:fs/promises'
import { deflateSync } from 'node:zlib'
import * as fontkit from '@cantoo/fontkit'
import type { FaceFacts } from '#edge/pdf/face.ts'
import { unicodeMap } from '#edge/pdf/unicode-map.ts'

/**
 * Makes the letters of printed papers again: `node bin/fonts.ts`. Source Sans 3 (SIL Open Font License, © Adobe), reduced to
 * the Latin alphabets and compressed once, so that a paper only copies them and no parser of fonts is needed to print.
 */
const faces = {
  regular: '400Regular/SourceSans3_400Regular',
  semibold: '600SemiBold/SourceSans3_600SemiBold',
  italic: '400Regular_Italic/SourceSans3_400Regular_Italic',
}

for (const [name, file] of Object.entries(faces)) {
  const source = new URL(`../node_modules/@expo-google-fonts/source-sans-3/${file}.ttf`, import.meta.url)
  const target = new URL(`../src/edge/pdf/${name}.bin`, import.meta.url)
  await writeFile(target, faceOf(await readFile(source)))
}

/** Three parts, each after its length: what is known of the face (JSON), its outlines and its way back to Unicode (deflated). */
function faceOf(bytes: Buffer): Buffer {
  const font = fontkit.create(bytes) as fontkit.Font
  const subset = font.createSubset()
  const letters = font.characterSet.filter(isKept)
  const drawn = letters.flatMap((letter) => font.glyphForCodePoint(letter) ?? [])
  const glyphs = drawn.map((glyph) => subset.includeGlyph(glyph.id))
  const widths = new Array<number>(Math.max(...glyphs) + 1).fill(500)
  drawn.forEach((glyph, at) => {
    widths[glyphs[at] ?? 0] = Math.round(glyph.advanceWidth)
  })
  const outlines = Buffer.from(subset.encode())
  const facts: FaceFacts = {
    name: `LISIER+${font.postscriptName}`,
    box: [font.bbox.minX, font.bbox.minY, font.bbox.maxX, font.bbox.maxY],
    ascent: font.ascent,
    descent: font.descent,
    capitals: font.capHeight,
    slant: font.italicAngle,
    length: outlines.length,
    letters,
    glyphs,
    widths,
  }
  const map = unicodeMap(letters, glyphs)
  return Buffer.concat(
    [Buffer.from(JSON.stringify(facts)), deflateSync(outlines, { level: 9 }), deflateSync(map, { level: 9 })].flatMap(
      (part) => [sizeOf(part), part],
    ),
  )
}

function sizeOf(part: Buffer): Buffer {
  const size = Buffer.alloc(4)
  size.writeUInt32BE(part.length)
  return size
}

/** Latin and its accents, Vietnamese with them; signs of typography and money; arrows, marks and boxes of forms. */
function isKept(letter: number): boolean {
  const ranges: readonly (readonly [number, number])[] = [
    [0x20, 0x7e],
    [0xa0, 0x17f],
    [0x218, 0x21b],
    [0x1e00, 0x1eff],
    [0x2002, 0x2060],
    [0x2070, 0x2089],
    [0x20a0, 0x20bf],
    [0x2100, 0x2122],
    [0x2190, 0x2193],
    [0x2212, 0x2265],
    [0x25a0, 0x25cf],
    [0x2610, 0x2612],
    [0x2713, 0x2717],
  ]
  return ranges.some(([from, to]) => letter >= from && letter <= to)
}
