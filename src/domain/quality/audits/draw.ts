export type Candidate = { id: string; category: string; siteId: string }

/** What has been drawn so far, by category and site: the smallest ranks of each. */
export type Drawn = Readonly<Record<string, readonly Ranked[]>>
export type Ranked = readonly [rank: number, id: string]

export type File = { id: string; category: string; siteId: string }

/**
 * A few files of each category and site. Who is drawn depends on the seed and on who could be, never on the order in which
 * they are read: half of them today and the other half tomorrow, it is the same sample.
 */
export function drawn(before: Drawn, candidates: readonly Candidate[], seed: string, perGroup: number): Drawn {
  const groups: Record<string, readonly Ranked[]> = { ...before }
  for (const { id, category, siteId } of candidates) {
    const group = `${category} ${siteId}`
    groups[group] = smallest([...(groups[group] ?? []), [rankOf(seed, id), id]], perGroup)
  }
  return groups
}

/** The files in the order in which they are opened: the first of each group, then the second of each… */
export function filesOf(groups: Drawn, most: number): readonly File[] {
  return Object.entries(groups)
    .flatMap(([group, ranked]) => ranked.map(([rank, id], place) => ({ id, group, rank, place })))
    .sort((one, other) => one.place - other.place || one.rank - other.rank || (one.id < other.id ? -1 : 1))
    .slice(0, most)
    .map(({ id, group }) => {
      const [category = '', siteId = ''] = group.split(' ')
      return { id, category, siteId }
    })
}

/** Some of a list, by the same lot. */
export function drawSome<T extends { id: string }>(from: readonly T[], seed: string, many: number): readonly T[] {
  const kept = new Set(
    smallest(
      from.map(({ id }): Ranked => [rankOf(seed, id), id]),
      many,
    ).map(([, id]) => id),
  )
  return from.filter(({ id }) => kept.has(id))
}

/** A number that the seed and the name give, and that nobody can foresee without the seed. */
export function rankOf(seed: string, id: string): number {
  const text = `${seed}\n${id}`
  let high = 0x811c9dc5
  let low = 0x9e3779b9
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    high = Math.imul(high ^ code, 0x01000193)
    low = Math.imul(low ^ code, 0x85ebca6b)
  }
  return stirred(high ^ low) * 0x200000 + (stirred(low) >>> 11)
}

function stirred(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x7feb352d)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b)
  return (mixed ^ (mixed >>> 16)) >>> 0
}

const smallest = (ranked: readonly Ranked[], many: number): readonly Ranked[] =>
  [...new Map(ranked.map((one) => [one[1], one])).values()]
    .sort((one, other) => one[0] - other[0] || (one[1] < other[1] ? -1 : 1))
    .slice(0, many)
