import { read } from '#db/database.ts'
import { pageOf } from '#db/listing.ts'
import { selectCompanyLines } from '#db/people/companies.ts'
import { historyOf } from '#http/history.ts'
import { addressOf, afterKey, readListing } from '#http/listing.ts'
import { page } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { reachOf } from '#routes/sessions/reach.ts'
import { CompaniesPage } from '#views/people/companies.tsx'
import { CompanyPage } from '#views/people/company.tsx'
import { Suggestions } from '#views/ui/select-fields.tsx'
import { suggestionsOf } from './company-choice.ts'
import { loadCompany } from './company-screen.ts'

const pageSize = 25

export const companies = room(paths.companies.all, { staff: 'people.read' })

  .get(
    '/',
    async (c) => {
      const { q, after } = readListing(c)
      // A field of that name asks for its suggestions as one types.
      const typed = (c.req.query('company') ?? '').slice(0, 80).toWellFormed().replaceAll('\0', '')
      const listing = { q: q || typed, after }
      const [rows] = await read(c.var.scope, selectCompanyLines(c.var.scope, listing, pageSize))
      const list = pageOf(rows, pageSize)
      const suggestions = suggestionsOf(typed === '' ? [] : list.items)
      const { w, may } = c.var
      return page(
        c,
        w.companies.title,
        <CompaniesPage
          w={w}
          page={list}
          address={addressOf(c)}
          searched={listing.q}
          after={afterKey(list.next)}
          mayEdit={may('people.edit')}
          isLimited={reachOf(c, 'people.read').sites !== 'all'}
        />,
        {
          regions: {
            'company-list': <Suggestions id="company-list" suggestions={suggestions} />,
            'employ-company-list': <Suggestions id="employ-company-list" suggestions={suggestions} />,
            'new-company-list': <Suggestions id="new-company-list" suggestions={suggestions} />,
          },
        },
      )
    },
    { rows: 70 },
  )

  .get(
    '/:id',
    async (c) => {
      const screen = await loadCompany(c)
      const { w, may } = c.var
      const { company } = screen
      return page(
        c,
        company.name,
        <CompanyPage w={w} screen={screen} mayEdit={may('people.edit')} allHistory={historyOf(c, company.id)} />,
      )
    },
    { rows: 100 },
  )
