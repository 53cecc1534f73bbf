/** French spaces and apostrophes, set once here so that dictionaries are typed with an ordinary keyboard. */
export function typeset(text: string): string {
  return text
    .replaceAll("'", '’')
    .replace(/[  \u202f]([;!?%€»])/g, '\u202f$1')
    .replace(/«[  \u202f]/g, '«\u202f')
    .replace(/[  \u202f]:(?!\/\/)/g, '\u00a0:')
}

/** A whole dictionary, sentences that take values included. */
export function typesetAll<T>(words: T): T {
  if (typeof words === 'string') return typeset(words) as T
  if (Array.isArray(words)) return words.map(typesetAll) as T
  if (typeof words === 'function') return ((...given: unknown[]) => typeset(String(words(...given)))) as T
  const entries = Object.entries(words as Record<string, unknown>)
  return Object.fromEntries(entries.map(([key, value]) => [key, typesetAll(value)])) as T
}

/** The same, room by room, each when it is first spoken of: a page that has just begun waits for none of the others. */
export function roomByRoom<T extends object>(words: T): T {
  const set = {}
  for (const [room, said] of Object.entries(words)) {
    const look = { enumerable: true, configurable: true }
    Object.defineProperty(set, room, {
      ...look,
      get() {
        const value: unknown = typesetAll(said)
        Object.defineProperty(set, room, { ...look, value })
        return value
      },
    })
  }
  return set as T
}
