import * as z from 'zod'
import { choice, line, optionalLine, optionalText } from '#domain/fields.ts'

export const reportKinds = ['violence', 'harassment', 'sexual_harassment', 'discrimination', 'other'] as const
export type ReportKind = (typeof reportKinds)[number]

const id = () => z.string({ error: 'unreadable' }).regex(/^[0-9a-z]{26}$/, { error: 'unreadable' })
const facts = () => optionalText(4000).pipe(z.string().min(1, { error: 'required' }))

/** What happened; whoever says so, and where to be reached, only if they wish. `fax` is filled by programs alone. */
export const ReportInput = z.strictObject({
  id: id(),
  kind: choice(reportKinds),
  body: facts(),
  name: optionalLine(120),
  contact: optionalLine(200),
  fax: optionalLine(120),
})
export type ReportInput = z.output<typeof ReportInput>

export const MeasureInput = z.strictObject({ id: id(), what: line(400) })
export type MeasureInput = z.output<typeof MeasureInput>

export const ReportClosureInput = z.strictObject({ word: line(400) })

/** Short enough to be said on the telephone: it tells nothing of the report. */
export const referenceOf = (reportId: string): string => reportId.slice(-6).toUpperCase()
