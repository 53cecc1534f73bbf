import * as z from 'zod'
import { line } from '#domain/fields.ts'

export const SlotAbsenceInput = z.strictObject({ enrolment: line(40) })
export type SlotAbsenceInput = z.output<typeof SlotAbsenceInput>

type Expected = { state: string | null; signatureId: string | null }

/** Whoever has signed was there; what the office has said stands. */
export const refuseAbsence = ({ state, signatureId }: Expected): 'already_signed' | 'presence_known' | null => {
  if (signatureId !== null) return 'already_signed'
  return state === null ? null : 'presence_known'
}
