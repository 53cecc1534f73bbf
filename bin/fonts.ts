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

type Ranges = readonly (readonly [number, number])[]

const isIn = (ranges: Ranges) => (letter: number) => ranges.some(([from, to]) => letter >= from && letter <= to)

/** What French and its neighbours write, and the signs that papers draw. */
const isUsual = isIn([
  [0x20, 0x7e],
  [0xa0, 0xff],
  [0x152, 0x153],
  [0x178, 0x178],
  [0x2002, 0x200a],
  [0x2010, 0x2014],
  [0x2018, 0x201e],
  [0x2022, 0x2022],
  [0x2026, 0x2026],
  [0x202f, 0x202f],
  [0x20ac, 0x20ac],
  [0x2192, 0x2192],
  [0x25a1, 0x25a1],
  [0x2610, 0x2611],
  [0x2713, 0x2713],
])

/** Latin and its accents, Vietnamese with them; signs of typography and money; arrows, marks and boxes of forms. */
const isKept = isIn([
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
])

for (const [name, file] of Object.entries(faces)) {
  const source = new URL(`../node_modules/@expo-google-fonts/source-sans-3/${file}.ttf`, import.meta.url)
  const target = new URL(`../src/edge/pdf/${name}.bin`, import.meta.url)
  await writeFile(target, faceOf(await readFile(source)))
}

/**
 * Five parts, each after its length: what is known of the face (JSON), then its outlines and its way back to Unicode
 * (deflated), of all its letters and of the usual ones alone. These come first, so that their glyphs are the same in both.
 */
function faceOf(bytes: Buffer): Buffer {
  const font = fontkit.create(bytes) as fontkit.Font
  const kept = font.characterSet.filter(isKept)
  const letters = [...kept.filter(isUsual), ...kept.filter((letter) => !isUsual(letter))]
  const all = subsetOf(font, letters)
  const usual = subsetOf(font, kept.filter(isUsual))
  const facts: FaceFacts = {
    name: `LISIER+${font.postscriptName}`,
    box: [font.bbox.minX, font.bbox.minY, font.bbox.maxX, font.bbox.maxY],
    ascent: font.ascent,
    descent: font.descent,
    capitals: font.capHeight,
    slant: font.italicAngle,
    length: all.outlines.length,
    usualLength: usual.outlines.length,
    letters,
    glyphs: all.glyphs,
    widths: all.widths,
    usual: usual.widths.length,
  }
  const parts = [all.outlines, all.map, usual.outlines, usual.map].map((part) => deflateSync(part, { level: 9 }))
  return Buffer.concat([Buffer.from(JSON.stringify(facts)), ...parts].flatMap((part) => [sizeOf(part), part]))
}

function subsetOf(font: fontkit.Font, letters: readonly number[]) {
  const subset = font.createSubset()
  const drawn = letters.flatMap((letter) => font.glyphForCodePoint(letter) ?? [])
  const glyphs = drawn.map((glyph) => subset.includeGlyph(glyph.id))
  const widths = new Array<number>(Math.max(...glyphs) + 1).fill(500)
  drawn.forEach((glyph, at) => {
    widths[glyphs[at] ?? 0] = Math.round(glyph.advanceWidth)
  })
  return { glyphs, widths, outlines: Buffer.from(subset.encode()), map: unicodeMap(letters, glyphs) }
}

function sizeOf(part: Buffer): Buffer {
  const size = Buffer.alloc(4)
  size.writeUInt32BE(part.length)
  return size
}
