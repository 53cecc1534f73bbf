import { read } from '#db/database.ts'
import { type PersonRow, selectPeople, selectPeopleNamed, selectPerson } from '#db/people/api-people.ts'
import { told } from '#http/api.ts'
import { apiPage, idOf, iso, toldList } from '#http/api-list.ts'
import { readListing } from '#http/listing.ts'
import { NotThere } from '#http/refusals.ts'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import type { PersonTold } from './told/people.ts'

/** What is found reads two rows for each: half a page costs as much as a list. */
const foundPage = 25

export const apiPeople = room(paths.api.people, { key: 'people:read' })

  .get(
    '/',
    async (c) => {
      const { scope } = c.var
      const listing = readListing(c)
      const [select, limit] = listing.q.trim() === '' ? [selectPeople, apiPage] : [selectPeopleNamed, foundPage]
      const [rows] = await read(scope, select(scope, listing, limit))
      return toldList(c, rows, listing, shapeOf, limit)
    },
    { rows: 90 },
  )

  .get('/:id', async (c) => {
    const [[person]] = await read(c.var.scope, selectPerson(c.var.scope, idOf(c)))
    if (!person) throw new NotThere()
    return told(c, shapeOf(person))
  })

const shapeOf = ({ id, givenName, familyName, email, phone, at }: PersonRow): PersonTold => ({
  id,
  givenName,
  familyName,
  email,
  phone,
  addedAt: iso(at),
})
