import * as z from 'zod'
import { line } from '#domain/fields.ts'

export const AbsenceInput = z.strictObject({ enrolment: line(40) })
export type AbsenceInput = z.output<typeof AbsenceInput>

type Expected = { state: string | null; signatureId: string | null }

/** Whoever has signed was there; what the office has said stands. */
export const refuseAbsence = ({ state, signatureId }: Expected): 'already_signed' | 'presence_known' | null => {
  if (signatureId !== null) return 'already_signed'
  return state === null ? null : 'presence_known'
}
