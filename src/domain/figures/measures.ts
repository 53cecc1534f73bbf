import type { Measures, SeriesRow } from '#db/figures/figures.ts'

const nothing: Measures = {
  sessions: 0,
  seats: 0,
  enrolments: 0,
  trained: 0,
  taught: 0,
  planned: 0,
  done: 0,
  price: 0,
  cost: 0,
}

/** The figures of a period; a period of which nothing is kept is one when nothing happened. */
export const measuresOf = (series: readonly SeriesRow[], period: string): Measures =>
  series.find((row) => row.period === period) ?? nothing

/** Places taken of those offered; nothing to say when none were. */
export const fillOf = ({ enrolments, seats }: Pick<Measures, 'enrolments' | 'seats'>): number | null =>
  seats === 0 ? null : enrolments / seats

export const marginOf = ({ price, cost }: Pick<Measures, 'price' | 'cost'>): number => price - cost
