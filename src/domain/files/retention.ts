/** How sure we are of a length: seen in the text itself, or proposed until somebody of the organisation has confirmed it. */
type Trust = 'seen' | 'proposed'

/**
 * How long each kind of thing is kept, in months from the day its retention begins; null when nothing is destroyed by
 * itself. The words and the legal basis of each are in `words/<language>/retention.ts`.
 */
export const retention = {
  unsorted: { months: null, trust: 'proposed' },
  bilanPapers: { months: 0, trust: 'seen' },
  bilanSummary: { months: 36, trust: 'seen' },
  proofs: { months: 60, trust: 'proposed' },
  contracts: { months: 60, trust: 'proposed' },
  invoices: { months: 120, trust: 'proposed' },
  prospects: { months: 36, trust: 'proposed' },
  surveys: { months: 36, trust: 'proposed' },
  complaints: { months: 60, trust: 'proposed' },
  health: { months: 0, trust: 'proposed' },
  reports: { months: null, trust: 'proposed' },
  accessLogs: { months: 12, trust: 'proposed' },
  signatures: { months: 60, trust: 'proposed' },
  applications: { months: 24, trust: 'proposed' },
} as const satisfies Record<string, { months: number | null; trust: Trust }>

export type RetentionRule = keyof typeof retention

export const retentionRules = Object.keys(retention) as [RetentionRule, ...RetentionRule[]]

export const isRetentionRule = (text: string): text is RetentionRule => Object.hasOwn(retention, text)

/** What an organisation has in force: its own choice, or what we propose. */
export type Standing = {
  rule: RetentionRule
  months: number | null
  /** Chosen here, by somebody who said why. */
  reason: string | null
  trust: Trust
  version: number
}

export function standingRules(
  chosen: readonly { rule: string; months: number | null; reason: string; version: number }[],
): Standing[] {
  return retentionRules.map((rule) => {
    const own = chosen.find((each) => each.rule === rule)
    const { trust } = retention[rule]
    return own
      ? { rule, months: own.months, reason: own.reason, trust, version: own.version }
      : { rule, months: retention[rule].months, reason: null, trust, version: 0 }
  })
}
