import * as z from 'zod'
import { email } from '#domain/fields.ts'

/** The address only tells which organisation's provider to go to. */
export const SsoInput = z.strictObject({ email: email(), next: z.string().optional(), link: z.string().optional() })
