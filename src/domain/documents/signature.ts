import * as z from 'zod'
import { choice, email, line, optionalLine, ticked } from '#domain/fields.ts'

export const signerRoles = ['organisation', 'company', 'trainee', 'trainer'] as const
export type SignerRole = (typeof signerRoles)[number]

export const signatureDays = ['7', '15', '30', '60'] as const
export const mostSigners = 4
export const mostCodes = 10
export const mostAttempts = 5
export const codeLife = 10 * 60_000
/** Between two codes for the same person. */
export const codePause = 30_000

const name = () => optionalLine(120)
const mailbox = () => z.union([z.literal(''), email()]).default('')
const role = () => choice(signerRoles).optional()
const person = () => optionalLine(40)

/** Up to four people in order; a line without name nor address is nobody. The id is made with the form. */
export const SignatureRequestInput = z.strictObject({
  id: z.string({ error: 'unreadable' }).regex(/^[0-9a-z]{26}$/, { error: 'unreadable' }),
  days: choice(signatureDays),
  role1: role(),
  name1: name(),
  email1: mailbox(),
  person1: person(),
  role2: role(),
  name2: name(),
  email2: mailbox(),
  person2: person(),
  role3: role(),
  name3: name(),
  email3: mailbox(),
  person3: person(),
  role4: role(),
  name4: name(),
  email4: mailbox(),
  person4: person(),
})
export type SignatureRequestInput = z.output<typeof SignatureRequestInput>

export type Signer = { place: number; role: SignerRole; name: string; email: string; personId: string | null }

/** Those who were named, one after the other. */
export function signersIn(input: SignatureRequestInput): Signer[] | 'signers_missing' | 'signer_incomplete' {
  const named = ([1, 2, 3, 4] as const)
    .map((at) => ({
      role: input[`role${at}`],
      name: input[`name${at}`],
      email: input[`email${at}`],
      personId: input[`person${at}`] || null,
    }))
    .filter((one) => one.name !== '' || one.email !== '')
  if (named.length === 0) return 'signers_missing'
  const whole = named.flatMap((one) =>
    one.role && one.name && one.email ? [{ ...one, role: one.role, personId: one.personId }] : [],
  )
  if (whole.length < named.length) return 'signer_incomplete'
  return whole.map((one, at) => ({ ...one, place: at + 1 }))
}

const longestDrawing = 40_000

/** As the pad draws it: strokes and nothing else, so that what is printed later is only ever strokes. */
const drawing = z
  .string()
  .default('')
  .pipe(
    z
      .string()
      .max(longestDrawing, { error: 'too_long' })
      .regex(/^(?:[ML]-?\d{1,5}(?:\.\d{1,2})? -?\d{1,5}(?:\.\d{1,2})?)*$/, { error: 'unreadable' }),
  )

export const PaperSignatureInput = z.strictObject({
  code: z
    .string({ error: 'required' })
    .transform((text) => text.replaceAll(/\s/g, ''))
    .pipe(z.string().regex(/^\d{6}$/, { error: 'signing_code' })),
  sign: drawing,
  signTyped: optionalLine(120),
  consent: ticked(),
})
export type PaperSignatureInput = z.output<typeof PaperSignatureInput>

export const SigningRefusalInput = z.strictObject({ reason: line(500) })
export type SigningRefusalInput = z.output<typeof SigningRefusalInput>

/** A drawing says more than a name; one of them is needed, and the consent. */
export function refuseInput({
  sign,
  signTyped,
  consent,
}: PaperSignatureInput): 'signature_missing' | 'consent_missing' | null {
  if (sign === '' && signTyped === '') return 'signature_missing'
  return consent ? null : 'consent_missing'
}

type Turn = {
  place: number
  given: number
  end: string | null
  signedAt: number | null
  voidedAt: number | null
  expiresAt: number
}

export type TurnState = 'open' | 'signed' | 'early' | 'ended' | 'expired' | 'voided'

/** What somebody may still do with their link. */
export function stateOfTurn({ place, given, end, signedAt, voidedAt, expiresAt }: Turn, now: number): TurnState {
  if (signedAt !== null) return 'signed'
  if (voidedAt !== null) return 'voided'
  if (end !== null) return end === 'expired' ? 'expired' : 'ended'
  if (expiresAt <= now) return 'expired'
  return place === given + 1 ? 'open' : 'early'
}

type Request = { end: string | null; expiresAt: number; voidedAt: number | null }

export const isOpen = ({ end, expiresAt, voidedAt }: Request, now: number): boolean =>
  end === null && expiresAt > now && voidedAt === null
