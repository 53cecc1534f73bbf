import { selectVariant } from '#db/files/files.ts'
import { pageOf } from '#db/listing.ts'
import { selectOffers } from '#db/portal/offers.ts'
import { selectPublicReferents } from '#db/quality/registers-network.ts'
import { dayOf } from '#domain/organisations/clock.ts'
import type { Kind } from '#edge/files/kinds.ts'
import { serveHeaders } from '#edge/files/leaving.ts'
import { open } from '#edge/files/open.ts'
import { keyOf } from '#edge/files/store.ts'
import { addressOf, afterKey, readListing } from '#http/listing.ts'
import { visitOrganisation } from '#http/organisation-visit.ts'
import { portal } from '#http/portal.tsx'
import { NotThere } from '#http/refusals.ts'
import { room } from '#http/room.ts'
import { PortalCatalogue } from '#views/portal/catalogue.tsx'

const pageSize = 24

/** What an organisation offers, for everybody. */
export const portalCatalogue = room('/o/:organisation', { public: true })

  .get('/', async (c) => {
    const listing = readListing(c)
    const today = dayOf(c.var.scope.clock.now())
    const visit = await visitOrganisation(c, (scope) => [
      selectOffers(scope, listing, today, pageSize),
      selectPublicReferents(scope),
    ])
    const { office, answers } = visit
    const list = pageOf(answers[0], pageSize)
    const { w } = c.var
    const content = (
      <PortalCatalogue
        w={w}
        office={office}
        page={list}
        searched={listing.q}
        address={addressOf(c)}
        after={afterKey(list.next)}
        referents={answers[1]}
      />
    )
    const description = w.portal.catalogue.lead(office.name)
    return portal(c, office, w.portal.catalogue.title, content, { description, kept: true })
  })

  .get('/logo/:file', async (c) => {
    const file = c.req.param('file') ?? ''
    const { scope, answers } = await visitOrganisation(c, (there) => [selectVariant(there, 'logo', file, 'head')])
    const [[variant]] = answers
    if (!variant) throw new NotThere()
    const answer = await open(c.env.FILES, keyOf(scope.organisationId, variant.sha256), c.req.raw, {
      ...serveHeaders(variant.kind as Kind, variant.fileName, { inline: true }),
      'Cache-Control': 'public, max-age=86400',
    })
    if (!answer) throw new NotThere()
    return answer
  })
