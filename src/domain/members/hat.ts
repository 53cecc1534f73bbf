import * as z from 'zod'
import { choice, line, several } from '#domain/fields.ts'
import { permissions, type Role, roles } from './matrix.ts'
import type { Sites } from './standing.ts'

/** The box that stands for every site, those to come included. */
export const everySite = 'all'

const where = () => several().pipe(z.array(z.string().max(40, { error: 'choice' })).min(1, { error: 'site_needed' }))

export const HatInput = z.strictObject({ role: choice(roles), sites: where() })
export type HatInput = z.output<typeof HatInput>

export const HatChange = z.strictObject({ sites: where() })
export type HatChange = z.output<typeof HatChange>

export const GrantInput = z.strictObject({
  permission: z.enum(permissions as readonly [string, ...string[]], { error: 'choice' }),
  site: z.string({ error: 'choice' }).max(40, { error: 'choice' }),
})
export type GrantInput = z.output<typeof GrantInput>

export const SuspensionInput = z.strictObject({ reason: line(200) })
export type SuspensionInput = z.output<typeof SuspensionInput>

/** What the boxes mean: an owner decides for the whole organisation, whatever is ticked; a site unknown here is null. */
export function sitesMeant(role: Role, ticked: readonly string[], known: readonly { id: string }[]): Sites | null {
  if (role === 'owner' || ticked.includes(everySite)) return 'all'
  const ids = known.map(({ id }) => id)
  return ticked.every((id) => ids.includes(id)) ? [...new Set(ticked)] : null
}
