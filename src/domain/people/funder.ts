import * as z from 'zod'
import { choice, line, optionalEmail, optionalSiret, version } from '#domain/fields.ts'

/** As the yearly statement tells where money comes from (frame C). */
export const funderKinds = [
  'opco',
  'faf',
  'cpf',
  'transitions',
  'france_travail',
  'region',
  'state',
  'europe',
  'disability',
  'public',
  'company',
  'person',
  'organisation',
] as const
export type FunderKind = (typeof funderKinds)[number]

export const FunderInput = z.strictObject({
  name: line(120),
  kind: choice(funderKinds),
  siret: optionalSiret(),
  email: optionalEmail(),
})
export type FunderInput = z.output<typeof FunderInput>

export const NewFunder = FunderInput.extend({
  id: z
    .string({ error: 'unreadable' })
    .regex(/^[0-9a-z]{26}$/, { error: 'unreadable' })
    .optional(),
})

export const FunderChange = FunderInput.extend({ version: version() })
export type FunderChange = z.output<typeof FunderChange>
