/** How a reader finds the letters again behind the glyphs: to copy, to search, to read aloud. */
export function unicodeMap(letters: readonly number[], glyphs: readonly number[]): string {
  const seen = new Set<number>()
  const lines = letters.flatMap((letter, at) => {
    const glyph = glyphs[at] ?? 0
    if (seen.has(glyph)) return []
    seen.add(glyph)
    return [`<${hex(glyph)}> <${hex(letter)}>`]
  })
  const groups = Array.from({ length: Math.ceil(lines.length / 100) }, (_, at) => lines.slice(at * 100, at * 100 + 100))
  return [
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap',
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
    '/CMapName /Adobe-Identity-UCS def /CMapType 2 def',
    '1 begincodespacerange <0000> <ffff> endcodespacerange',
    ...groups.map((group) => `${group.length} beginbfchar\n${group.join('\n')}\nendbfchar`),
    'endcmap CMapName currentdict /CMap defineresource pop end end',
  ].join('\n')
}

const hex = (value: number) => value.toString(16).padStart(4, '0')
