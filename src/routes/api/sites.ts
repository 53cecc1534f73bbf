import { read } from '#db/database.ts'
import { pageOf } from '#db/listing.ts'
import { type SiteRow, selectSite, selectSites } from '#db/organisations/sites.ts'
import { SiteInput } from '#domain/organisations/site.ts'
import { openSite } from '#domain/organisations/sites.ts'
import { problemOf, readJson, refusedJson, told } from '#http/api.ts'
import { afterKey, readListing } from '#http/listing.ts'
import { NotThere } from '#http/refusals.ts'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'

const pageSize = 50

export const apiSites = room(paths.api.sites, { key: 'sites:read' }).get(
  '/',
  async (c) => {
    const { scope } = c.var
    const listing = readListing(c)
    const [rows] = await read(scope, selectSites(scope, listing, pageSize))
    const { items, next } = pageOf(rows, pageSize)
    const after = afterKey(next)
    const following = after && new URLSearchParams({ ...(listing.q ? { q: listing.q } : {}), after })
    return told(c, { items: items.map(shapeOf), next: following ? `${paths.api.sites}?${following}` : null })
  },
  { rows: 90 },
)

export const apiNewSites = room(paths.api.sites, { key: 'sites:write' }).post('/', async (c) => {
  const { scope } = c.var
  await read(scope)
  const body = await readJson(c, SiteInput)
  if (!body.ok) return refusedJson(c, body.errors)

  const id = scope.ids.next()
  const outcome = await openSite(scope, id, body.value, [selectSite(scope, id)])
  if (!outcome.ok) return refusedJson(c, [problemOf(c, '', outcome.refusal)], 409)
  const [[site]] = outcome.after
  if (!site) throw new NotThere()
  return told(c, shapeOf(site), 201)
})

/** What a program is told of a site: a closed shape, so that a new column does not leave by itself. */
const shapeOf = ({ id, name, street, postalCode, town, phone, accessibility, closedAt }: SiteRow) => ({
  id,
  name,
  street,
  postalCode,
  town,
  phone,
  accessibility,
  closedAt: closedAt === null ? null : new Date(closedAt).toISOString(),
})
