import * as z from 'zod'
import { choice, day, line, optionalLine, optionalText, version } from '#domain/fields.ts'

const degree = () => choice(['1', '2', '3', '4']).transform(Number)

const fields = {
  title: line(160),
  cause: optionalText(1000),
  likelihood: degree(),
  severity: degree(),
  measure: optionalText(2000),
  owner: optionalLine(160),
  reviewOn: day(),
}

export const RiskInput = z.strictObject({
  id: z.string({ error: 'unreadable' }).regex(/^[0-9a-z]{26}$/, { error: 'unreadable' }),
  ...fields,
})
export type RiskInput = z.output<typeof RiskInput>

export const RiskChange = z.strictObject({ ...fields, version: version() })
export type RiskChange = z.output<typeof RiskChange>

export const RiskClosureInput = z.strictObject({ reason: line(200) })

export type Gravity = 'low' | 'middle' | 'high'

/** How likely by how bad: from nine on, somebody must be doing something about it. */
export function gravityOf(likelihood: number, severity: number): Gravity {
  const product = likelihood * severity
  return product >= 9 ? 'high' : product >= 4 ? 'middle' : 'low'
}
