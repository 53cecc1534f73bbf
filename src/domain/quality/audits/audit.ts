import * as z from 'zod'
import { choice, count, day, line, optionalLine, optionalText, several } from '#domain/fields.ts'
import { actionCategories, auditTypes } from '#domain/quality/proofs/profile.ts'

export const auditKinds = ['internal', 'mock', 'external'] as const
export type AuditKind = (typeof auditKinds)[number]

/** The national grid of the day of the audit, or questions of our own. */
export const auditGrids = ['national', 'own'] as const

export const verdicts = ['conform', 'minor', 'major', 'not_seen'] as const
export type VerdictName = (typeof verdicts)[number]

const id = () => z.string({ error: 'unreadable' }).regex(/^[0-9a-z]{26}$/, { error: 'unreadable' })

/** « 1, 4 9 », or nothing for all of them. */
const numbers = () =>
  z
    .union([optionalLine(200), z.array(z.number())], { error: 'too_long' })
    .transform((typed) => (typeof typed === 'string' ? (typed.match(/\d{1,2}/g) ?? []).map(Number) : typed))
    .transform((typed) => [...new Set(typed)])

/** The id is made with the form: sent twice, it is one audit. */
export const AuditInput = z.strictObject({
  id: id(),
  title: line(120),
  kind: choice(auditKinds),
  onDay: day(),
  auditType: choice(auditTypes),
  category: z.enum(['', ...actionCategories], { error: 'choice' }).default(''),
  site: optionalLine(40),
  auditor: optionalLine(120),
  grid: choice(auditGrids),
  indicators: numbers(),
  questions: optionalText(8000),
})
export type AuditInput = z.output<typeof AuditInput>

export const VerdictInput = z.strictObject({
  verdict: choice(verdicts),
  comment: optionalText(4000),
  proofs: several().pipe(z.array(z.string().max(60, { error: 'unreadable' })).max(60, { error: 'too_long' })),
  version: count(1_000_000),
})
export type VerdictInput = z.output<typeof VerdictInput>

export const AuditConclusionInput = z.strictObject({ summary: optionalText(8000) })
export type AuditConclusionInput = z.output<typeof AuditConclusionInput>

export const FindingClosureInput = z.strictObject({ note: line(400) })
export type FindingClosureInput = z.output<typeof FindingClosureInput>

export type AuditState = 'planned' | 'due' | 'concluded'

export function stateOfAudit(audit: { onDay: string; concludedAt: number | null }, today: string): AuditState {
  if (audit.concludedAt !== null) return 'concluded'
  return audit.onDay > today ? 'planned' : 'due'
}
