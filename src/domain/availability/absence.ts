import type * as z from 'zod'
import { UnavailabilityInput } from './unavailability.ts'

/** Somebody's own: whose it is goes without saying. */
export const AbsenceInput = UnavailabilityInput.omit({ person: true })
export type AbsenceInput = z.output<typeof AbsenceInput>
