/** What bin/fonts.ts keeps of a face: thousandths of the size of the text, and the glyph of each letter. */
export type FaceFacts = {
  name: string
  box: readonly [number, number, number, number]
  ascent: number
  descent: number
  capitals: number
  slant: number
  /** Bytes of the outlines before they were compressed: of all the letters, and of the usual ones alone. */
  length: number
  usualLength: number
  letters: readonly number[]
  glyphs: readonly number[]
  widths: readonly number[]
  /** So many glyphs come first: those of the letters that nearly every paper does with. */
  usual: number
}

/** What a paper carries of a face. */
export type Carried = {
  length: number
  outlines: Uint8Array<ArrayBuffer>
  unicode: Uint8Array<ArrayBuffer>
  glyphs: number
}

export type Face = Omit<FaceFacts, 'length' | 'usualLength' | 'usual'> & {
  whole: Carried
  usual: Carried
  glyphOf: ReadonlyMap<number, number>
}

/** Four figures a letter, and whether one of them is not among the usual ones. */
export type Written = { hex: string; isWide: boolean }

export type FaceName = 'regular' | 'semibold' | 'italic'
export type Faces = Readonly<Record<FaceName, Face>>

export function readFace(bytes: Uint8Array<ArrayBuffer>): Face {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const parts: Uint8Array<ArrayBuffer>[] = []
  for (let at = 0; at < bytes.length; ) {
    const size = view.getUint32(at)
    parts.push(bytes.subarray(at + 4, at + 4 + size))
    at += 4 + size
  }
  const [facts, outlines, unicode, usualOutlines, usualUnicode] = parts
  if (!facts || !outlines || !unicode || !usualOutlines || !usualUnicode) throw new Error('This is no face.')
  const { length, usualLength, usual, ...known }: FaceFacts = JSON.parse(new TextDecoder().decode(facts))
  return {
    ...known,
    whole: { length, outlines, unicode, glyphs: known.widths.length },
    usual: { length: usualLength, outlines: usualOutlines, unicode: usualUnicode, glyphs: usual },
    glyphOf: new Map(known.letters.map((letter, at) => [letter, known.glyphs[at] ?? 0])),
  }
}

/** In the unit of `size`. */
export function widthOf(face: Face, text: string, size: number): number {
  let thousandths = 0
  for (const letter of text) thousandths += face.widths[glyphFor(face, letter)] ?? 0
  return (thousandths * size) / 1000
}

/** As the text is written in a page. */
export function writtenIn(face: Face, text: string): Written {
  let [hex, highest] = ['', 0]
  for (const letter of text) {
    const glyph = glyphFor(face, letter)
    hex += figures[glyph] ?? ''
    highest = Math.max(highest, glyph)
  }
  return { hex, isWide: highest >= face.usual.glyphs }
}

const figures = Array.from({ length: 4096 }, (_, glyph) => glyph.toString(16).padStart(4, '0'))

/** A letter that the face does not have shows as an empty box; what has no drawing at all is left to be a space. */
function glyphFor({ glyphOf }: Face, letter: string): number {
  const code = letter.codePointAt(0) ?? 0x20
  const known = glyphOf.get(code)
  if (known !== undefined) return known
  return glyphOf.get(code < 0x20 || code === 0x7f ? 0x20 : 0x25a1) ?? 0
}
