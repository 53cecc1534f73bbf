/** What the watch is about: the law of training, the trades that are taught, how they are taught. */
export const themes = ['legal', 'trades', 'teaching'] as const
export type Theme = (typeof themes)[number]

/** The indicator that each theme is asked for by. */
export const indicatorOf: Readonly<Record<Theme, number>> = { legal: 23, trades: 24, teaching: 25 }
