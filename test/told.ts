/** A row of the seeded world, and its table. */
export type Row = Readonly<Record<string, string | number | null>>
export type Told = readonly [table: string, row: Row]

/** 2026-11-24: the day in France of an instant. */
export const dayOf = (at: number): string => days.format(at)

const days = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris', dateStyle: 'short' })
