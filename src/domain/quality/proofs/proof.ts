import * as z from 'zod'
import { day, line, optionalDay, optionalText, optionalUrl } from '#domain/fields.ts'

const highest = 60

/** Somebody types « 4, 9 » or « 4 9 ». */
const indicators = () =>
  z
    .union([z.string(), z.array(z.number())], { error: 'required' })
    .transform((typed) => (typeof typed === 'string' ? (typed.match(/\d+/g)?.map(Number) ?? []) : typed))
    .transform((numbers) => [...new Set(numbers)].sort((one, other) => one - other))
    .pipe(
      z
        .array(z.number().int().min(1, { error: 'number' }).max(highest, { error: 'number' }))
        .min(1, { error: 'required' })
        .max(33, { error: 'too_long' }),
    )

/** « NTE-2026-001, NTE-2026-002 ». */
const words = () =>
  z
    .union([z.string(), z.array(z.string())], { error: 'unreadable' })
    .default('')
    .transform((typed) =>
      [
        ...new Set(
          [typed]
            .flat()
            .join(' ')
            .split(/[\s,;]+/),
        ),
      ].filter((word) => word !== ''),
    )
    .pipe(
      z.array(z.string().regex(/^[\p{L}\p{N}._/-]{1,64}$/u, { error: 'unreadable' })).max(10, { error: 'too_long' }),
    )

export const EvidenceInput = z.strictObject({
  id: z.string({ error: 'unreadable' }).regex(/^[0-9a-z]{26}$/, { error: 'unreadable' }),
  label: line(160),
  indicators: indicators(),
  happenedOn: day(),
  validUntil: optionalDay(),
  link: optionalUrl(),
  note: optionalText(4000),
  /** None is everywhere. */
  sites: words(),
  /** By their codes, as they are read on a page. */
  sessions: words(),
  /** The proof that this one takes the place of. */
  replaces: z
    .string({ error: 'unreadable' })
    .regex(/^[\w.-]{0,64}$/, { error: 'unreadable' })
    .default(''),
})
export type EvidenceInput = z.output<typeof EvidenceInput>

export const ProofWithdrawalInput = z.strictObject({ reason: line(200) })
export type ProofWithdrawalInput = z.output<typeof ProofWithdrawalInput>

export type ProofState = { withdrawnAt: number | null }

export const refuseWithdrawal = ({ withdrawnAt }: ProofState): 'already_closed' | null =>
  withdrawnAt === null ? null : 'already_closed'
export const refuseReturn = ({ withdrawnAt }: ProofState): 'already_open' | null =>
  withdrawnAt === null ? 'already_open' : null
