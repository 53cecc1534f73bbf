import { read } from '#db/database.ts'
import { selectOrganisation } from '#db/organisations/api-organisation.ts'
import { told } from '#http/api.ts'
import { NotThere } from '#http/refusals.ts'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import type { OrganisationTold } from './told/organisation.ts'

export const apiOrganisation = room(paths.api.organisation, { key: 'organisation:read' }).get('/', async (c) => {
  const [[organisation]] = await read(c.var.scope, selectOrganisation(c.var.scope))
  if (!organisation) throw new NotThere()
  return told(c, organisation satisfies OrganisationTold)
})
