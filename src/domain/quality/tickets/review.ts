import { type CauseFamily, causeFamilies, type TicketKind, ticketKinds } from './kinds.ts'

type Figure = { year: string; name: string; subject: string; value: number }

/** What a year of tickets comes to. The delays are null while nothing tells them. */
export type Review = {
  year: string
  received: number
  kinds: readonly { kind: TicketKind; received: number; answered: number; days: number | null }[]
  /** Of a hundred. */
  acknowledgedInTime: number | null
  answeredInTime: number | null
  days: number | null
  causes: readonly { family: CauseFamily; count: number }[]
  decided: number
  done: number
  doneInTime: number | null
  checked: number
  effective: number | null
}

/** The figures that triggers keep, read as a year. */
export function reviewOf(year: string, figures: readonly Figure[]): Review {
  const own = figures.filter((figure) => figure.year === year)
  const of = (name: string, subject?: string) =>
    own
      .filter((figure) => figure.name === name && (subject === undefined || figure.subject === subject))
      .reduce((sum, { value }) => sum + value, 0)
  const answered = (kind?: string) => of('answered', kind) + of('answered_late', kind)
  const mean = (kind?: string) => (answered(kind) === 0 ? null : Math.round(of('answer_days', kind) / answered(kind)))
  return {
    year,
    received: of('received'),
    kinds: ticketKinds
      .map((kind) => ({ kind, received: of('received', kind), answered: answered(kind), days: mean(kind) }))
      .filter(({ received }) => received > 0),
    acknowledgedInTime: share(of('acknowledged'), of('acknowledged_late')),
    answeredInTime: share(of('answered'), of('answered_late')),
    days: mean(),
    causes: causeFamilies
      .map((family) => ({ family, count: of('cause', family) }))
      .filter(({ count }) => count > 0)
      .toSorted((a, b) => b.count - a.count),
    decided: of('decided'),
    done: of('done') + of('done_late'),
    doneInTime: share(of('done'), of('done_late')),
    checked: of('effective') + of('ineffective'),
    effective: share(of('effective'), of('ineffective')),
  }
}

export const yearBefore = (year: string): string => String(Number(year) - 1)

/** Of a hundred; nothing is no share. */
const share = (good: number, other: number): number | null =>
  good + other === 0 ? null : Math.round((100 * good) / (good + other))
