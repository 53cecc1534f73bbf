import type { Lines } from './statement.ts'

/** What a trainee may have followed in a year, on average: from an hour to a full year of a full week. */
const bounds = { least: 1, most: 1600 }

/** The hours of a trainee, on average; null when nobody was trained. */
export function meanHours({ F1T: { count, hours } }: Pick<Lines, 'F1T'>) {
  if (count === 0) return null
  const mean = hours / count
  return { mean, isPlausible: mean >= bounds.least && mean <= bounds.most }
}
