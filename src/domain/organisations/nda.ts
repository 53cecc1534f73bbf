import * as z from 'zod'

/** The number of the activity declaration, eleven digits; empty while it is being asked for. */
export const ndaOrPending = () =>
  z
    .string({ error: 'nda' })
    .default('')
    .transform((text) => text.replaceAll(/\s/g, ''))
    .pipe(z.string().regex(/^$|^\d{11}$/, { error: 'nda' }))

export const nda = () => ndaOrPending().pipe(z.string().min(1, { error: 'required' }))
