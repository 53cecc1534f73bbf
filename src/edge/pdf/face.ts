/** What bin/fonts.ts keeps of a face: thousandths of the size of the text, and the glyph of each letter. */
export type FaceFacts = {
  name: string
  box: readonly [number, number, number, number]
  ascent: number
  descent: number
  capitals: number
  slant: number
  /** Bytes of the outlines before they were compressed. */
  length: number
  letters: readonly number[]
  glyphs: readonly number[]
  widths: readonly number[]
}

export type Face = FaceFacts & {
  outlines: Uint8Array<ArrayBuffer>
  unicode: Uint8Array<ArrayBuffer>
  glyphOf: ReadonlyMap<number, number>
}

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
  const [facts, outlines, unicode] = parts
  if (!facts || !outlines || !unicode) throw new Error('This is no face.')
  const known: FaceFacts = JSON.parse(new TextDecoder().decode(facts))
  return {
    ...known,
    outlines,
    unicode,
    glyphOf: new Map(known.letters.map((letter, at) => [letter, known.glyphs[at] ?? 0])),
  }
}

/** In the unit of `size`. */
export function widthOf(face: Face, text: string, size: number): number {
  let thousandths = 0
  for (const letter of text) thousandths += face.widths[glyphFor(face, letter)] ?? 0
  return (thousandths * size) / 1000
}

/** As the text is written in a page: four figures a letter. */
export function glyphsOf(face: Face, text: string): string {
  let hex = ''
  for (const letter of text) hex += glyphFor(face, letter).toString(16).padStart(4, '0')
  return hex
}

/** A letter that the face does not have shows as an empty box; what has no drawing at all is left to be a space. */
function glyphFor({ glyphOf }: Face, letter: string): number {
  const code = letter.codePointAt(0) ?? 0x20
  const known = glyphOf.get(code)
  if (known !== undefined) return known
  return glyphOf.get(code < 0x20 || code === 0x7f ? 0x20 : 0x25a1) ?? 0
}
