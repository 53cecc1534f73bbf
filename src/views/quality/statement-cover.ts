import type { Speech } from '#words/words.ts'

/** Which sites a count speaks of: those of its number, or all but those of the others. */
export function coverOf(w: Speech, { declarationId, sites }: { declarationId: string | null; sites: string | null }) {
  const words = w.quality.statement
  const names = (JSON.parse(sites ?? '[]') as { name: string }[]).map(({ name }) => name).join(', ')
  if (declarationId === null) return words.whole
  if (declarationId === '') return names ? words.besides(names) : words.whole
  return words.onSites(names)
}
