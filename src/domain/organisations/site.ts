import * as z from 'zod'
import { line, optionalLine, optionalText, phone, postalCode, version } from '#domain/fields.ts'

export const SiteInput = z.strictObject({
  name: line(80),
  street: optionalLine(160),
  postalCode: postalCode(),
  town: line(80),
  phone: phone(),
  accessibility: optionalText(2000),
})
export type SiteInput = z.output<typeof SiteInput>

/** The id is made with the form, so that a form sent twice opens one site. */
export const NewSite = SiteInput.extend({
  id: z
    .string({ error: 'unreadable' })
    .regex(/^[0-9a-z]{26}$/, { error: 'unreadable' })
    .optional(),
})

export const SiteChange = SiteInput.extend({ version: version() })
export type SiteChange = z.output<typeof SiteChange>

export const ClosureInput = z.strictObject({ reason: line(200) })
export type ClosureInput = z.output<typeof ClosureInput>

export type SiteState = { closedAt: number | null }

/** An organisation keeps at least one site open: sessions and people are somewhere. */
export function refuseClosure(site: SiteState, openSites: number): 'already_closed' | 'last_open_site' | null {
  if (site.closedAt !== null) return 'already_closed'
  return openSites <= 1 ? 'last_open_site' : null
}

export const refuseReopening = (site: SiteState): 'already_open' | null =>
  site.closedAt === null ? 'already_open' : null
