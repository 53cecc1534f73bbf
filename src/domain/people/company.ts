import * as z from 'zod'
import {
  line,
  optionalEmail,
  optionalLine,
  optionalPostalCode,
  optionalSiret,
  optionalVatNumber,
  phone,
  ticked,
  version,
} from '#domain/fields.ts'

export const CompanyInput = z.strictObject({
  name: line(120),
  siret: optionalSiret(),
  naf: optionalLine(8),
  idcc: optionalLine(4),
  opco: optionalLine(60),
  vatNumber: optionalVatNumber(),
  street: optionalLine(160),
  postalCode: optionalPostalCode(),
  town: optionalLine(80),
  email: optionalEmail(),
  phone: phone(),
  representative: optionalLine(120),
})
export type CompanyInput = z.output<typeof CompanyInput>

/** `sure` says that the one with the same name is another one; two may never have the same SIRET. */
export const NewCompany = CompanyInput.extend({
  id: z
    .string({ error: 'unreadable' })
    .regex(/^[0-9a-z]{26}$/, { error: 'unreadable' })
    .optional(),
  sure: ticked(),
})

export const CompanyChange = CompanyInput.extend({ version: version() })
export type CompanyChange = z.output<typeof CompanyChange>

export const ContactInput = z.strictObject({
  givenName: line(80),
  familyName: line(80),
  email: optionalEmail(),
  title: optionalLine(120),
})
export type ContactInput = z.output<typeof ContactInput>

export const ContactRemoval = z.strictObject({ person: line(40) })

export const opcoNames = [
  'AFDAS',
  'AKTO',
  'ATLAS',
  'Constructys',
  'L’Opcommerce',
  'OCAPIAT',
  'OPCO 2i',
  'OPCO EP',
  'OPCO Mobilités',
  'OPCO Santé',
  'Uniformation',
] as const

/** The skills operator that a collective agreement points to; the list is read only when it is asked. */
export async function suggestOpco(idcc: string): Promise<string> {
  const number = idcc.replaceAll(/\D/g, '').padStart(4, '0')
  if (number === '0000') return ''
  const { agreementsByOpco } = await import('./opco-data.ts')
  const found = Object.entries(agreementsByOpco).find(([, agreements]) => agreements.split(' ').includes(number))
  return found?.[0] ?? ''
}
