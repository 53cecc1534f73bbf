import * as z from 'zod'

/** Why a field is refused. Each code has its sentence in `words/<language>/refusals.ts`. */
export type FieldRefusal =
  | 'required'
  | 'too_long'
  | 'email'
  | 'siret'
  | 'nda'
  | 'phone'
  | 'postal_code'
  | 'url'
  | 'colour'
  | 'choice'
  | 'number'
  | 'date'
  | 'vat_number'

const refused = (code: FieldRefusal) => ({ error: code })

/** One line of text. What cannot be stored faithfully (NUL, half of a surrogate pair) was refused at the door. */
export const line = (max = 120) =>
  z
    .string(refused('required'))
    .transform(tidy)
    .pipe(z.string().min(1, refused('required')).max(max, refused('too_long')))

export const optionalLine = (max = 120) =>
  z
    .string(refused('required'))
    .default('')
    .transform(tidy)
    .pipe(z.string().max(max, refused('too_long')))

/** Several lines, kept as typed. */
export const optionalText = (max = 4000) =>
  z
    .string(refused('required'))
    .default('')
    .transform((text) => text.replaceAll('\r\n', '\n').trim())
    .pipe(z.string().max(max, refused('too_long')))

export const email = () =>
  z
    .string(refused('email'))
    .transform((text) => text.trim().toLowerCase())
    .pipe(z.email(refused('email')).max(254, refused('too_long')))

export const choice = <const T extends readonly [string, ...string[]]>(values: T) => z.enum(values, refused('choice'))

/** A box is absent from the form when it is not ticked. */
export const ticked = () =>
  z
    .string()
    .optional()
    .transform((value) => value === 'on')

export const several = () =>
  z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((value) => (value === undefined ? [] : typeof value === 'string' ? [value] : value))

export const phone = () => optionalLine(24).pipe(z.string().regex(/^$|^\+?[0-9][0-9 .()-]{5,22}$/, refused('phone')))

export const postalCode = () =>
  z
    .string(refused('required'))
    .transform((text) => text.replaceAll(/\s/g, ''))
    .pipe(
      z
        .string()
        .min(1, refused('required'))
        .regex(/^\d{5}$/, refused('postal_code')),
    )

/** The version of what the form was filled from: another one means that somebody has changed it since. */
export const version = () => z.coerce.number(refused('number')).int(refused('number')).min(1, refused('number'))

const tidy = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim()
