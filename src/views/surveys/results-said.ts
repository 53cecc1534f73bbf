import type { Dimension, Look } from '#db/surveys/results.ts'
import type { Said } from '#domain/surveys/content.ts'
import type { Bar } from '#domain/surveys/results.ts'
import type { Measured, Nps } from '#domain/surveys/small-numbers.ts'
import { paths } from '#paths.ts'
import { monthName } from '#views/figures/period.ts'
import { withParameters } from '#views/ui/address.ts'
import type { Speech } from '#words/words.ts'

export const saidIn = (w: Speech, { fr, en }: Said): string => (w.language === 'en' && en) || fr

/** What a group is called, by what the database knows of it. */
export function subjectName(w: Speech, dimension: Dimension | 'year', id: string, name: string | null): string {
  const words = w.results
  if (dimension === 'all') return words.everything
  if (dimension === 'year') return id
  if (dimension === 'month') return `${monthName(w, id)} ${id.slice(0, 4)}`
  if (dimension === 'site' && id === '') return words.noSite
  if (name === null) return words.unnamed
  if (dimension !== 'session') return name
  const [from = '', to = ''] = name.split('~')
  return from && to ? words.session(w.format.period(from, to)) : words.looks.session
}

export const resultsOf = (survey: string, look: Look): string =>
  withParameters(paths.surveys.results(survey), lookIn(look))

/** How an address names a group. */
export const lookIn = ({ dimension, id }: Look): Record<string, string> =>
  dimension === 'all' ? {} : { [dimension]: id }

/** « 4,2 sur 5 », and between what it lies. */
export function meanSaid(w: Speech, mean: Measured, scale: readonly [number, number]) {
  const { much, interval } = meanIn(w, mean, scale)
  return w.results.mean(much, interval)
}

export function meanIn(w: Speech, { value, low, high }: Measured, [lowest, highest]: readonly [number, number]) {
  const { results: words, format } = w
  const grade = (share: number) => format.number(Math.round((lowest + share * (highest - lowest)) * 10) / 10)
  return { much: words.of(grade(value), format.number(highest)), interval: words.between(grade(low), grade(high)) }
}

/** « 1 : 0 · 2 : 3 » */
export const spreadSaid = (w: Speech, bars: readonly Bar[]): string =>
  bars.map(({ value, label, count }) => `${label ? saidIn(w, label) : value} : ${w.format.number(count)}`).join(' · ')

export const percentBetween = (w: Speech, { low, high }: Measured): string =>
  w.results.between(w.format.percent(low), w.format.percent(high))

export const scoreSaid = (score: number): string => {
  const whole = Math.round(score)
  return whole > 0 ? `+${whole}` : String(whole).replace('-', '−')
}

export const npsBetween = (w: Speech, { low, high }: Nps): string => w.results.between(scoreSaid(low), scoreSaid(high))
