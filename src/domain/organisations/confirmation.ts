import * as z from 'zod'

/** A newcomer chooses a password; somebody known has one already. */
export const ConfirmationInput = z.strictObject({
  token: z.string({ error: 'required' }).max(4000, { error: 'too_long' }),
  password: z.string().max(1024, { error: 'too_long' }).default(''),
})
