import { read } from '#db/database.ts'
import { pageOf } from '#db/listing.ts'
import { selectPersonLines } from '#db/people/people.ts'
import { historyOf } from '#http/history.ts'
import { addressOf, afterKey, readListing } from '#http/listing.ts'
import { page } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { reachOf } from '#routes/sessions/reach.ts'
import { PeoplePage } from '#views/people/people.tsx'
import { PersonPage } from '#views/people/person.tsx'
import { loadPerson } from './person-screen.ts'

const pageSize = 25

export const people = room(paths.people.all, { staff: 'people.read' })

  .get(
    '/',
    async (c) => {
      const listing = readListing(c)
      const [rows] = await read(c.var.scope, selectPersonLines(c.var.scope, listing, pageSize))
      const list = pageOf(rows, pageSize)
      const { w, may } = c.var
      return page(
        c,
        w.people.title,
        <PeoplePage
          w={w}
          page={list}
          address={addressOf(c)}
          searched={listing.q}
          after={afterKey(list.next)}
          mayEdit={may('people.edit')}
          isLimited={reachOf(c, 'people.read').sites !== 'all'}
        />,
      )
    },
    { rows: 130 },
  )

  .get(
    '/:id',
    async (c) => {
      const screen = await loadPerson(c)
      const { w, may } = c.var
      const { givenName, familyName, id } = screen.person
      return page(
        c,
        `${givenName} ${familyName}`,
        <PersonPage w={w} screen={screen} mayEdit={may('people.edit')} allHistory={historyOf(c, id)} />,
      )
    },
    { rows: 80 },
  )
