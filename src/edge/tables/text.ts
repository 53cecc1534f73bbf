/** How a list is written: in which letters, and what stands between its cells. */
export type Writing = { encoding: 'utf-8' | 'windows-1252'; separator: Separator }

export const separators = [';', ',', '\t', '|'] as const
export type Separator = (typeof separators)[number]

/** UTF-8 if it can be, its mark left out, and what Windows wrote if it cannot. */
export function decodeText(bytes: Uint8Array): { text: string; encoding: Writing['encoding'] } {
  try {
    return { text: tidy(new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes)), encoding: 'utf-8' }
  } catch {
    return { text: tidy(new TextDecoder('windows-1252').decode(bytes)), encoding: 'windows-1252' }
  }
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

const sample = 64 * 1024

/** How many lines are cut as most of them are; more cells decide between two that agree. */
function scoreOf(cuts: readonly number[]): number {
  const tally = new Map<number, number>()
  for (const cut of cuts) if (cut > 0) tally.set(cut, (tally.get(cut) ?? 0) + 1)
  return Math.max(0, ...[...tally].map(([cut, lines]) => lines * 100 + Math.min(cut, 99)))
}

/** Every line ends the same way; what no database keeps is not there. */
const tidy = (text: string): string => text.replaceAll(/\r\n?/g, '\n').replaceAll('\0', '')
