import * as z from 'zod'
import { day, line, version } from '#domain/fields.ts'

export const credentialKinds = ['cv', 'diploma', 'certificate', 'insurance', 'registration', 'other'] as const
export type CredentialKind = (typeof credentialKinds)[number]

export const kindOf = (text: string): CredentialKind => credentialKinds.find((kind) => kind === text) ?? 'other'

export const CredentialInput = z.strictObject({
  id: z.string({ error: 'unreadable' }).regex(/^[0-9a-z]{26}$/, { error: 'unreadable' }),
  person: line(160),
  kind: z.enum(credentialKinds, { error: 'choice' }),
  title: line(160),
  renewOn: day(),
})
export type CredentialInput = z.output<typeof CredentialInput>

/** Given for the first time, or again for another while. */
export const CredentialRenewal = z.strictObject({ givenOn: day(), renewOn: day(), version: version() })
export type CredentialRenewal = z.output<typeof CredentialRenewal>

/** Given by whom it speaks of: today, and with its file. */
export const OwnCredential = z.strictObject({ renewOn: day(), version: version() })
export type OwnCredential = z.output<typeof OwnCredential>
