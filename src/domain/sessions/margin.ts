export type CostLine = { planned: number; spent: number | null }

export type Margin = {
  income: number
  planned: number
  /** What was spent, and what was planned where it is not known yet. */
  spent: number
  /** How much of it is known. */
  known: number
  plannedMargin: number
  margin: number
  /** Of the income; nothing of nothing. */
  rate: number | null
}

/** What a session leaves: cents in, cents out. */
export function marginOf(income: number, lines: readonly CostLine[]): Margin {
  const planned = lines.reduce((sum, line) => sum + line.planned, 0)
  const spent = lines.reduce((sum, line) => sum + (line.spent ?? line.planned), 0)
  return {
    income,
    planned,
    spent,
    known: lines.filter((line) => line.spent !== null).length,
    plannedMargin: income - planned,
    margin: income - spent,
    rate: income > 0 ? (income - spent) / income : null,
  }
}
