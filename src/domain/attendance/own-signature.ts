import * as z from 'zod'
import { line, optionalLine } from '#domain/fields.ts'
import { SignatureInput } from './signature.ts'

/** Whose mail is asked for, by a phone that has just scanned the code. */
export const SignerInput = z.strictObject({ pass: line(2000), enrolment: line(40) })
export type SignerInput = z.output<typeof SignerInput>

/** A signature from one's own phone, after the code of the room. */
export const PhoneSignature = SignatureInput.extend({ pass: line(2000), mailed: optionalLine(12) })
export type PhoneSignature = z.output<typeof PhoneSignature>

const turn = 10 * 60_000

/** Codes by mail are good for the ten minutes in which they were asked, and for the next ten. */
export const turnsOf = (now: number): readonly number[] => [Math.floor(now / turn), Math.floor(now / turn) - 1]

export const turnOf = (at: number): number => Math.floor(at / turn)
