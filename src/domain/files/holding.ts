import * as z from 'zod'
import { choice, line, optionalDay, version } from '#domain/fields.ts'
import { retentionRules } from './retention.ts'

export const HoldingChange = z.strictObject({
  name: line(160),
  rule: choice(retentionRules),
  startsOn: optionalDay(),
  version: version(),
})
export type HoldingChange = z.output<typeof HoldingChange>

/** How long a file stays in the trash before it is destroyed. */
const daysInTrash = 30

export const destroyedAt = (now: number): number => now + daysInTrash * 24 * 3600_000

export type HoldingState = { trashedAt: number | null; refusal: string | null; findings: string | null }

/** Its bytes have been looked into, and nothing was said against them. */
export const isAvailable = ({ trashedAt, refusal, findings }: HoldingState): boolean =>
  trashedAt === null && refusal === null && findings !== null

export const refuseChange = ({ trashedAt }: HoldingState): 'in_trash' | null => (trashedAt === null ? null : 'in_trash')

export const refuseRestoration = ({ trashedAt }: HoldingState): 'not_in_trash' | null =>
  trashedAt === null ? 'not_in_trash' : null
