/** How a list is written: in which letters, and what stands between its cells. */
export type Writing = { encoding: 'utf-8' | 'windows-1252'; separator: Separator }

export const separators = [';', ',', '\t', '|'] as const
export type Separator = (typeof separators)[number]

type Bytes = AsyncIterable<Uint8Array> | Iterable<Uint8Array>

/** UTF-8 if it can be, and what Windows wrote if it cannot: all of it is looked at, and none of it is kept. */
export async function encodingOf(bytes: Bytes): Promise<Writing['encoding']> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false })
  try {
    for await (const piece of bytes) decoder.decode(piece, { stream: true })
    decoder.decode()
    return 'utf-8'
  } catch {
    return 'windows-1252'
  }
}

/** Decoded as it comes, its mark left out: every line ends the same way, and what no database keeps is not there. */
export async function* textOf(bytes: Bytes, encoding: Writing['encoding']): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  let held = ''
  for await (const piece of bytes) {
    const text = held + decoder.decode(piece, { stream: true })
    // The other half of a line's end may come with the next piece.
    held = text.endsWith('\r') ? '\r' : ''
    yield tidy(text.slice(0, text.length - held.length))
  }
  yield tidy(held + decoder.decode())
}

/** The sign that cuts the first lines into as many cells each; what stands between quotes is not looked at. */
export function sniffSeparator(text: string): Separator {
  const lines = text
    .slice(0, sample)
    .replaceAll(/"[^"]*"?/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, 30)
  const ranked = separators
    .map((separator) => ({ separator, score: scoreOf(lines.map((line) => line.split(separator).length - 1)) }))
    .sort((a, b) => b.score - a.score)
  return ranked[0] && ranked[0].score > 0 ? ranked[0].separator : ';'
}

/** So much of a text tells how it is cut. */
export const sample = 64 * 1024

/** How many lines are cut as most of them are; more cells decide between two that agree. */
function scoreOf(cuts: readonly number[]): number {
  const tally = new Map<number, number>()
  for (const cut of cuts) if (cut > 0) tally.set(cut, (tally.get(cut) ?? 0) + 1)
  return Math.max(0, ...[...tally].map(([cut, lines]) => lines * 100 + Math.min(cut, 99)))
}

const tidy = (text: string): string => text.replaceAll(/\r\n?/g, '\n').replaceAll('\0', '')
