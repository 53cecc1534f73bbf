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
  | 'time_zone'
  | 'hour'

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

export const optionalPostalCode = () =>
  z
    .string(refused('postal_code'))
    .default('')
    .transform((text) => text.replaceAll(/\s/g, ''))
    .pipe(z.string().regex(/^$|^\d{5}$/, refused('postal_code')))

/** Fourteen digits, of which the last proves the others. */
export const siret = () =>
  z
    .string(refused('required'))
    .transform(withoutSpaces)
    .pipe(z.string().min(1, refused('required')).refine(isSiret, refused('siret')))

export const optionalSiret = () =>
  z
    .string(refused('siret'))
    .default('')
    .transform(withoutSpaces)
    .pipe(z.string().refine((text) => text === '' || isSiret(text), refused('siret')))

/** French: the key, then the nine digits of the company. */
export const optionalVatNumber = () =>
  z
    .string(refused('vat_number'))
    .default('')
    .transform((text) => withoutSpaces(text).toUpperCase())
    .pipe(z.string().refine((text) => text === '' || isVatNumber(text), refused('vat_number')))

export const optionalEmail = () =>
  z
    .string(refused('email'))
    .default('')
    .transform((text) => text.trim().toLowerCase())
    .pipe(z.union([z.literal(''), z.email(refused('email')).max(254, refused('too_long'))]))

/** People type « www.exemple.fr »: the rest is ours to add. */
export const optionalUrl = () =>
  z
    .string(refused('url'))
    .default('')
    .transform((text) => withScheme(text.trim()))
    .pipe(z.union([z.literal(''), z.url({ protocol: /^https?$/, hostname: z.regexes.domain, ...refused('url') })]))

/** A day as a calendar writes it, 2026-11-24, or nothing. */
export const optionalDay = () =>
  z
    .string(refused('date'))
    .default('')
    .transform((text) => text.trim())
    .pipe(z.union([z.literal(''), z.iso.date(refused('date'))], refused('date')))

/** A day as a calendar writes it, 2026-11-24. */
export const day = () =>
  z
    .string(refused('required'))
    .trim()
    .min(1, refused('required'))
    .pipe(z.iso.date(refused('date')))

/** An hour of the day, 09:30. */
export const hour = () =>
  z
    .string(refused('hour'))
    .trim()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, refused('hour'))

/** How many: a whole number. */
export const count = (max: number, min = 0) =>
  z
    .string(refused('number'))
    .transform(withoutSpaces)
    .pipe(z.string().regex(/^\d{1,9}$/, refused('number')))
    .transform(Number)
    .pipe(z.number().min(min, refused('number')).max(max, refused('number')))

/** Euros as they are typed, « 1 480,50 », kept as 1480.50: `centsOf` counts them. Nothing typed is nothing. */
export const euros = () =>
  z
    .string(refused('number'))
    .default('')
    .transform((text) => withoutSpaces(text).replace(/€$/, '').replace(',', '.'))
    .pipe(z.string().regex(/^$|^\d{1,8}(\.\d{1,2})?$/, refused('number')))

export const centsOf = (euros: string): number => Math.round(Number(euros || 0) * 100)

/** The version of what the form was filled from: another one means that somebody has changed it since. */
export const version = () => z.coerce.number(refused('number')).int(refused('number')).min(1, refused('number'))

/** Luhn's sum; the post office, whose establishments are too many for it, sums its digits plainly. */
export function isSiret(text: string): boolean {
  if (!/^\d{14}$/.test(text) || /^0+$/.test(text)) return false
  const digits = [...text].map(Number)
  if (text.startsWith('356000000') && digits.reduce((sum, digit) => sum + digit, 0) % 5 === 0) return true
  const doubled = digits.map((digit, index) => (index % 2 === 0 ? digit * 2 : digit))
  return doubled.reduce((sum, digit) => sum + (digit > 9 ? digit - 9 : digit), 0) % 10 === 0
}

function isVatNumber(text: string): boolean {
  const [, key, company] = /^FR(\d{2})(\d{9})$/.exec(text) ?? []
  return company !== undefined && Number(key) === (12 + 3 * (Number(company) % 97)) % 97
}

const withScheme = (text: string): string => (text === '' || /^[a-z]+:/i.test(text) ? text : `https://${text}`)

const withoutSpaces = (text: string): string => text.replaceAll(/\s/gu, '')

const tidy = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim()
