import { read } from '#db/database.ts'
import { fold } from '#db/fold.ts'
import { type PersonRow, selectPeople, selectPeopleNamed, selectPerson } from '#db/people/api-people.ts'
import { selectAlike } from '#db/people/likenesses.ts'
import { selectPerson as selectWhole } from '#db/people/people.ts'
import { PersonChange } from '#domain/people/person.ts'
import { addPerson, changePerson } from '#domain/people/persons.ts'
import { told } from '#http/api.ts'
import { change, peekJson, wordIn } from '#http/api-change.ts'
import { apiPage, idOf, iso, toldList } from '#http/api-list.ts'
import { readListing } from '#http/listing.ts'
import { NotThere } from '#http/refusals.ts'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { PersonAsked, type PersonTold } from './told/people.ts'

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

export const apiPeopleChanges = room(paths.api.people, { key: 'people:write' })

  .post('/', async (c) => {
    const { scope } = c.var
    const said = await peekJson(c)
    const sought = {
      email: wordIn(said.email).trim().toLowerCase(),
      sortKey: fold(wordIn(said.familyName), wordIn(said.givenName)),
    }
    return change(
      c,
      [selectAlike(scope, [sought])],
      () => ({ schema: PersonAsked }),
      ([alike], { sure, ...input }) => {
        if (alike.length > 0 && !sure) return { refusal: 'person_alike', field: 'sure', status: 409 }
        const id = scope.ids.next()
        return {
          status: 201,
          body: shapeOf({ ...input, id, version: 1, at: scope.clock.now() }),
          commit: (along) => addPerson(scope, id, input, null, along),
        }
      },
    )
  })

  .patch('/:id', (c) =>
    change(
      c,
      [selectWhole(c.var.scope, idOf(c))],
      ([[person]]) => ({ schema: PersonChange, beneath: fieldsOf(there(person)) }),
      ([[found]], input) => {
        const person = there(found)
        return {
          status: 200,
          body: shapeOf({ ...person, ...input, version: input.version + 1 }),
          commit: (along) => changePerson(c.var.scope, person.id, input, along),
        }
      },
    ),
  )

type Whole = Awaited<ReturnType<typeof selectWhole>>[number]

/** Who was merged into somebody else is not there any more. */
function there(person: Whole | undefined): Whole {
  if (!person || person.sortKey === '') throw new NotThere()
  return person
}

function fieldsOf({ givenName, familyName, email, phone, ...more }: Whole) {
  const { bornOn, street, postalCode, town, job, category } = more
  const known = { bornOn, street, postalCode, town, job, category }
  const details = Object.fromEntries(Object.entries(known).map(([name, value]) => [name, value ?? '']))
  return { givenName, familyName, email, phone, ...details }
}

const shapeOf = ({ id, givenName, familyName, email, phone, version, at }: Omit<PersonRow, 'sortKey'>): PersonTold => ({
  id,
  givenName,
  familyName,
  email,
  phone,
  version,
  addedAt: iso(at),
})
