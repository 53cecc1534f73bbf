import * as z from 'zod'
import { CompanyInput } from '#domain/people/company.ts'
import { paths } from '#paths.ts'
import { type Described, idParameter, listParameters } from './operation.ts'
import { id, instant, pageOf, sure, version } from './shapes.ts'

export const CompanyTold = z.strictObject({
  id: id('guivarch'),
  name: z.string(),
  siret: z.string(),
  naf: z.string(),
  idcc: z.string(),
  opco: z.string().describe('Proposed from the collective agreement (`idcc`) when it was left out.'),
  vatNumber: z.string(),
  street: z.string(),
  postalCode: z.string(),
  town: z.string(),
  email: z.string(),
  phone: z.string(),
  representative: z.string(),
  version: version(),
  addedAt: instant(),
})
export type CompanyTold = z.output<typeof CompanyTold>

export const CompanyAsked = CompanyInput.extend({
  sure: sure('The one with this name is another one; two never have the same SIRET.'),
})

const onCompany = [idParameter('guivarch')]

export const companies: Described = {
  schemas: { Company: CompanyTold, CompanyPage: pageOf(CompanyTold) },
  operations: [
    {
      ...{ method: 'GET', path: paths.api.companies, scope: 'companies:read', id: 'listCompanies' },
      summary: 'The companies, by name',
      parameters: listParameters.filter(({ name }) => name === 'after'),
      answers: { 200: 'CompanyPage' },
    },
    {
      ...{ method: 'POST', path: paths.api.companies, scope: 'companies:write', id: 'addCompany' },
      summary: 'Add a company. Refused with 409 when one has this SIRET, or this name unless `sure`.',
      body: {
        type: 'application/json',
        schema: CompanyAsked,
        example: { name: 'Menuiserie Tanguy', town: 'Auray', postalCode: '56400' },
      },
      answers: { 201: 'Company' },
    },
    {
      ...{ method: 'GET', path: `${paths.api.companies}/:id`, scope: 'companies:read', id: 'readCompany' },
      summary: 'One company',
      parameters: onCompany,
      answers: { 200: 'Company' },
    },
    {
      ...{ method: 'PATCH', path: `${paths.api.companies}/:id`, scope: 'companies:write', id: 'changeCompany' },
      summary: 'Change what is known of a company. What is left out stays as it is.',
      parameters: onCompany,
      body: {
        type: 'application/json',
        schema: CompanyInput.partial().extend({ version: version() }),
        example: { phone: '02 97 00 00 00', version: 1 },
      },
      answers: { 200: 'Company' },
    },
  ],
}
