import { read } from '#db/database.ts'
import { type SiteRow, selectSite, selectSites, selectTwoOpenSites } from '#db/organisations/sites.ts'
import { ClosureInput, SiteChange, SiteInput } from '#domain/organisations/site.ts'
import { changeSite, closeSite, openSite, reopenSite } from '#domain/organisations/sites.ts'
import { told } from '#http/api.ts'
import { change } from '#http/api-change.ts'
import { apiPage, idOf, iso, toldList } from '#http/api-list.ts'
import { readListing } from '#http/listing.ts'
import { NotThere } from '#http/refusals.ts'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { Nothing } from './told/shapes.ts'
import type { SiteTold } from './told/sites.ts'

export const apiSites = room(paths.api.sites, { key: 'sites:read' })

  .get(
    '/',
    async (c) => {
      const listing = readListing(c)
      const [rows] = await read(c.var.scope, selectSites(c.var.scope, listing, apiPage))
      return toldList(c, rows, listing, shapeOf)
    },
    { rows: 90 },
  )

  .get('/:id', async (c) => {
    const [found] = await read(c.var.scope, selectSite(c.var.scope, idOf(c)))
    return told(c, shapeOf(first(found)))
  })

export const apiSiteChanges = room(paths.api.sites, { key: 'sites:write' })

  .post('/', (c) =>
    change(
      c,
      [],
      () => ({ schema: SiteInput }),
      (_, input) => {
        const { scope } = c.var
        const site = { id: scope.ids.next(), ...input, version: 1, closedAt: null }
        return {
          status: 201,
          body: shapeOf(site),
          commit: (along) => openSite(scope, site.id, input, along),
        }
      },
    ),
  )

  .patch('/:id', (c) =>
    change(
      c,
      [selectSite(c.var.scope, idOf(c))],
      ([found]) => ({ schema: SiteChange, beneath: fieldsOf(first(found)) }),
      ([found], input) => {
        const site = first(found)
        return {
          status: 200,
          body: shapeOf({ ...site, ...input, version: input.version + 1 }),
          commit: (along) => changeSite(c.var.scope, site.id, input, along),
        }
      },
    ),
  )

  .post('/:id/closure', (c) =>
    change(
      c,
      [selectSite(c.var.scope, idOf(c)), selectTwoOpenSites(c.var.scope)],
      () => ({ schema: ClosureInput }),
      ([found, open], input) => {
        const site = first(found)
        return {
          status: 201,
          body: shapeOf({ ...site, closedAt: c.var.scope.clock.now() }),
          commit: (along) => closeSite(c.var.scope, site, open.length, input, along),
        }
      },
    ),
  )

  .post('/:id/reopening', (c) =>
    change(
      c,
      [selectSite(c.var.scope, idOf(c))],
      () => ({ schema: Nothing }),
      ([found]) => {
        const site = first(found)
        return {
          status: 201,
          body: shapeOf({ ...site, closedAt: null }),
          commit: (along) => reopenSite(c.var.scope, site, along),
        }
      },
    ),
  )

type Shown = Omit<SiteRow, 'sortKey' | 'closedReason' | 'closedAt'> & { closedAt: number | null }

/** What a program is told of a site: a closed shape, so that a new column does not leave by itself. */
const shapeOf = ({ id, closedAt, version, ...site }: Shown): SiteTold => ({
  id,
  ...fieldsOf(site),
  version,
  closedAt: closedAt === null ? null : iso(closedAt),
})

type Fields = Omit<Shown, 'id' | 'closedAt' | 'version'>

const fieldsOf = ({ name, street, postalCode, town, phone, accessibility }: Fields): Fields => ({
  name,
  street,
  postalCode,
  town,
  phone,
  accessibility,
})

function first(found: readonly SiteRow[]): SiteRow {
  const [site] = found
  if (!site) throw new NotThere()
  return site
}
