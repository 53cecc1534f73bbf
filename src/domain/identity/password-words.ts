/** Without capitals and accents: `Éléonore` and `eleonore` are one guess. */
export function folded(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
}

/** What a dictionary would have for it: as written, without what was hung before and after, without disguise, said once. */
export function meanings(word: string): string[] {
  const joined = word.replaceAll(/[\s._-]/g, '')
  const said = [word, joined].flatMap((text) => [text, repeatedPart(text)])
  const bare = said.flatMap((text) => [text, text.replace(/[^a-z]+$/, ''), trimmed(text)])
  const open = bare.flatMap((text) => [text, undisguised(text), repeatedPart(undisguised(text))])
  return [...new Set(open)].filter((text) => text.length >= 4)
}

/** The part which, said again and again, makes the whole: all of it when nothing repeats. */
export function repeatedPart(text: string): string {
  for (let length = 1; length <= text.length / 2; length++) {
    const part = text.slice(0, length)
    if (part.repeat(Math.ceil(text.length / length)).startsWith(text)) return part
  }
  return text
}

export const trimmed = (text: string) => text.replaceAll(/^[^a-z]+|[^a-z]+$/g, '')

const disguises: Record<string, string> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '€': 'e',
  '1': 'i',
  '!': 'i',
  '0': 'o',
  '5': 's',
  $: 's',
  '7': 't',
}

const undisguised = (text: string) => text.replaceAll(/[@43€1!05$7]/g, (sign) => disguises[sign] ?? sign)
