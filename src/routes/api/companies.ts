import { read } from '#db/database.ts'
import { fold } from '#db/fold.ts'
import { type ApiCompanyRow, selectApiCompanies, selectApiCompany } from '#db/people/api-companies.ts'
import { selectCompaniesAlike } from '#db/people/companies.ts'
import { addCompany, changeCompany } from '#domain/people/companies.ts'
import { CompanyChange, suggestOpco } from '#domain/people/company.ts'
import { told } from '#http/api.ts'
import { change, peekJson, wordIn } from '#http/api-change.ts'
import { apiPage, idOf, iso, toldList } from '#http/api-list.ts'
import { readListing } from '#http/listing.ts'
import { NotThere } from '#http/refusals.ts'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { CompanyAsked, type CompanyTold } from './told/companies.ts'

export const apiCompanies = room(paths.api.companies, { key: 'companies:read' })

  .get(
    '/',
    async (c) => {
      const listing = { ...readListing(c), q: '' }
      const [rows] = await read(c.var.scope, selectApiCompanies(c.var.scope, listing, apiPage))
      return toldList(c, rows, listing, shapeOf)
    },
    { rows: 50 },
  )

  .get('/:id', async (c) => {
    const [[company]] = await read(c.var.scope, selectApiCompany(c.var.scope, idOf(c)))
    return told(c, shapeOf(there(company)))
  })

export const apiCompanyChanges = room(paths.api.companies, { key: 'companies:write' })

  .post('/', async (c) => {
    const { scope } = c.var
    const said = await peekJson(c)
    const siret = wordIn(said.siret).replaceAll(/\s/gu, '')
    return change(
      c,
      [selectCompaniesAlike(scope, siret, fold(wordIn(said.name), wordIn(said.town)))],
      () => ({ schema: CompanyAsked }),
      async ([alike], { sure, ...input }) => {
        if (alike.some((one) => one.siret !== '' && one.siret === input.siret)) {
          return { refusal: 'siret_known', field: 'siret', status: 409 }
        }
        if (alike.length > 0 && !sure) return { refusal: 'company_alike', field: 'sure', status: 409 }
        const id = scope.ids.next()
        const opco = await operatorOf(input)
        return {
          status: 201,
          body: shapeOf({ ...input, id, opco, version: 1, at: scope.clock.now() }),
          commit: (along) => addCompany(scope, id, input, along),
        }
      },
    )
  })

  .patch('/:id', (c) =>
    change(
      c,
      [selectApiCompany(c.var.scope, idOf(c))],
      ([[company]]) => ({ schema: CompanyChange, beneath: fieldsOf(there(company)) }),
      async ([[found]], input) => {
        const company = there(found)
        const opco = await operatorOf(input)
        return {
          status: 200,
          body: shapeOf({ ...company, ...input, opco, version: input.version + 1 }),
          commit: (along) => changeCompany(c.var.scope, company, input, along),
        }
      },
    ),
  )

/** As the company will be kept: the skills operator is proposed where it is left out. */
const operatorOf = async ({ opco, idcc }: { opco: string; idcc: string }): Promise<string> =>
  opco || (await suggestOpco(idcc))

function there(company: ApiCompanyRow | undefined): ApiCompanyRow {
  if (!company || company.sortKey === '') throw new NotThere()
  return company
}

const shapeOf = ({ id, version, at, ...fields }: Omit<ApiCompanyRow, 'sortKey'>): CompanyTold => ({
  id,
  ...fieldsOf(fields),
  version,
  addedAt: iso(at),
})

type Fields = Omit<ApiCompanyRow, 'id' | 'sortKey' | 'version' | 'at'>

const fieldsOf = (company: Fields): Fields => {
  const { name, siret, naf, idcc, opco, vatNumber, street, postalCode, town, email, phone, representative } = company
  return { name, siret, naf, idcc, opco, vatNumber, street, postalCode, town, email, phone, representative }
}
