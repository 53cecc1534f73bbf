import * as z from 'zod'
import { ClosureInput, SiteInput } from '#domain/organisations/site.ts'
import { paths } from '#paths.ts'
import { type Described, idParameter, listParameters } from './operation.ts'
import { id, instant, pageOf, version } from './shapes.ts'

export const SiteTold = z.strictObject({
  id: id('nantes'),
  name: z.string(),
  street: z.string(),
  postalCode: z.string(),
  town: z.string(),
  phone: z.string(),
  accessibility: z.string(),
  version: version(),
  closedAt: instant().nullable(),
})
export type SiteTold = z.output<typeof SiteTold>

const onSite = [idParameter('nantes')]
const brest = {
  name: 'Brest',
  street: '2 rue de Siam',
  postalCode: '29200',
  town: 'Brest',
  phone: '',
  accessibility: '',
}

export const sites: Described = {
  schemas: { Site: SiteTold, SitePage: pageOf(SiteTold) },
  operations: [
    {
      ...{ method: 'GET', path: paths.api.sites, scope: 'sites:read', id: 'listSites' },
      summary: 'The sites, by name',
      parameters: listParameters,
      answers: { 200: 'SitePage' },
    },
    {
      ...{ method: 'POST', path: paths.api.sites, scope: 'sites:write', id: 'openSite' },
      summary: 'Open a site',
      body: { type: 'application/json', schema: SiteInput, example: brest },
      answers: { 201: 'Site' },
    },
    {
      ...{ method: 'GET', path: `${paths.api.sites}/:id`, scope: 'sites:read', id: 'readSite' },
      summary: 'One site',
      parameters: onSite,
      answers: { 200: 'Site' },
    },
    {
      ...{ method: 'PATCH', path: `${paths.api.sites}/:id`, scope: 'sites:write', id: 'changeSite' },
      summary: 'Change a site. What is left out stays as it is.',
      parameters: onSite,
      body: {
        type: 'application/json',
        schema: SiteInput.partial().extend({ version: version() }),
        example: { accessibility: 'Ascenseur', version: 1 },
      },
      answers: { 200: 'Site' },
    },
    {
      ...{ method: 'POST', path: `${paths.api.sites}/:id/closure`, scope: 'sites:write', id: 'closeSite' },
      summary: 'Close a site. The last one that is open stays open.',
      parameters: onSite,
      body: { type: 'application/json', schema: ClosureInput, example: { reason: 'Bail terminé' } },
      answers: { 201: 'Site' },
    },
    {
      ...{ method: 'POST', path: `${paths.api.sites}/:id/reopening`, scope: 'sites:write', id: 'reopenSite' },
      summary: 'Open again a site that was closed',
      parameters: onSite,
      answers: { 201: 'Site' },
    },
  ],
}
