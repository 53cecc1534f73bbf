import * as z from 'zod'
import { choice, day, line, optionalDay, optionalLine, optionalText, version } from '#domain/fields.ts'
import { ndaOrPending } from '#domain/organisations/nda.ts'

const partnerRoles = ['subcontractor', 'umbrella', 'partner'] as const

const fields = {
  role: choice(partnerRoles),
  nda: ndaOrPending(),
  certificate: optionalLine(80),
  certifiedUntil: optionalDay(),
  contract: optionalLine(120),
  contractUntil: optionalDay(),
  followed: optionalText(1000),
  reviewOn: day(),
}

export const PartnerInput = z.strictObject({
  id: z.string({ error: 'unreadable' }).regex(/^[0-9a-z]{26}$/, { error: 'unreadable' }),
  party: line(160),
  ...fields,
})
export type PartnerInput = z.output<typeof PartnerInput>

export const PartnerChange = z.strictObject({ ...fields, version: version() })
export type PartnerChange = z.output<typeof PartnerChange>

type Days = { certifiedUntil: string; contractUntil: string; reviewOn: string }

/** The first day when something about a partner comes to its end. */
export const firstDue = ({ certifiedUntil, contractUntil, reviewOn }: Days): string =>
  [certifiedUntil, contractUntil, reviewOn].filter(Boolean).sort()[0] ?? reviewOn
