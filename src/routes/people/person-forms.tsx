import { read } from '#db/database.ts'
import { fold } from '#db/fold.ts'
import { selectCompaniesNamed } from '#db/people/companies.ts'
import { type Alike, selectAlike } from '#db/people/likenesses.ts'
import type { PersonRow } from '#db/people/people.ts'
import { categories, NewPersonInput, PersonChange } from '#domain/people/person.ts'
import { addPerson, changePerson } from '#domain/people/persons.ts'
import type { Context } from '#http/context.ts'
import { readFields, readForm, withRefusal } from '#http/form.ts'
import { historyOf } from '#http/history.ts'
import { changed, gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { PersonPage } from '#views/people/person.tsx'
import { PersonFormPage } from '#views/people/person-form.tsx'
import { blank, type FormState } from '#views/ui/form.tsx'
import { chosenCompany } from './company-choice.ts'
import { loadPerson, type PersonRows, screenOf, shownOf } from './person-screen.ts'

export const personForms = room(paths.people.all, { staff: 'people.edit' })

  .get('/new', async (c) => {
    await read(c.var.scope)
    return page(c, c.var.w.people.add, newForm(c, blank))
  })

  .post('/', async (c) => {
    const { scope } = c.var
    const typed = await typedIn(c)
    const [alike, named] = await read(
      scope,
      selectAlike(scope, [{ email: typed('email').trim().toLowerCase(), sortKey: nameKey(typed) }]),
      selectCompaniesNamed(scope, typed('company')),
    )
    const { w } = c.var
    const form = await readForm(c, NewPersonInput)
    if (!form.ok) return refused(c, w.people.add, newForm(c, form.state))

    const { id = scope.ids.next(), sure, company, title, ...input } = form.value
    const choice = chosenCompany(company, named)
    if ('refusal' in choice) {
      const state = { ...form.state, errors: { company: w.people[choice.refusal] } }
      return refused(c, w.people.add, newForm(c, state))
    }
    const others = alike.filter((one) => one.id !== id)
    if (others.length > 0 && !sure) return refused(c, w.people.add, newForm(c, form.state, others), 409)

    const work = choice.company ? { company: choice.company, title } : null
    const outcome = await addPerson(scope, id, input, work, screenOf(scope, id))
    // The first answer was lost on its way: the person is there.
    if (!outcome.ok && outcome.refusal === 'taken') return gone(c, paths.people.one(id))
    if (!outcome.ok) return refused(c, w.people.add, newForm(c, withRefusal(c, form.state, outcome.refusal)))
    return showPerson(c, outcome.after, w.people.added)
  })

  .get(
    '/:id/edit',
    async (c) => {
      const { person } = await loadPerson(c)
      const name = `${person.givenName} ${person.familyName}`
      return page(c, c.var.w.people.editTitle(name), editForm(c, person, { values: valuesOf(person), errors: {} }))
    },
    { rows: 80 },
  )

  .post(
    '/:id',
    async (c) => {
      const { person } = await loadPerson(c)
      const { scope, w } = c.var
      const title = w.people.editTitle(`${person.givenName} ${person.familyName}`)
      const form = await readForm(c, PersonChange)
      if (!form.ok) return refused(c, title, editForm(c, person, form.state))
      const outcome = await changePerson(scope, person.id, form.value, screenOf(scope, person.id))
      if (!outcome.ok) return refused(c, title, editForm(c, person, withRefusal(c, form.state, outcome.refusal)), 409)
      return showPerson(c, outcome.after, w.people.saved)
    },
    { rows: 400 },
  )

/** Somebody as they are after the change, at their own address, with a word about what happened. */
export function showPerson(c: Context, rows: PersonRows, say: (name: string) => string) {
  const screen = shownOf(c, rows)
  const { w, may } = c.var
  const { id, givenName, familyName } = screen.person
  const name = `${givenName} ${familyName}`
  const content = <PersonPage w={w} screen={screen} mayEdit={may('people.edit')} allHistory={historyOf(c, id)} />
  return changed(c, paths.people.one(id), name, content, { text: say(name) })
}

/** What was typed, before the form is judged: the first question of the page asks who looks like it. */
async function typedIn(c: Context): Promise<(name: string) => string> {
  const fields = await readFields(c)
  return (name) => [fields.get(name) ?? ''].flat()[0]?.slice(0, 300).replaceAll('\0', '').toWellFormed() ?? ''
}

const nameKey = (typed: (name: string) => string) => fold(typed('familyName'), typed('givenName'))

function newForm(c: Context, state: FormState, alike: readonly Alike[] = []) {
  const { w } = c.var
  return (
    <PersonFormPage
      w={w}
      title={w.people.add}
      action={paths.people.all}
      verb={w.people.add}
      cancel={paths.people.all}
      state={state}
      categories={categories}
      id={[state.values.id ?? c.var.scope.ids.next()].flat()[0]}
      alike={alike}
    />
  )
}

function editForm(c: Context, person: PersonRow, state: FormState) {
  const { w } = c.var
  return (
    <PersonFormPage
      w={w}
      title={w.people.editTitle(`${person.givenName} ${person.familyName}`)}
      action={paths.people.one(person.id)}
      verb={w.people.save}
      cancel={paths.people.one(person.id)}
      state={state}
      categories={categories}
      version={person.version}
    />
  )
}

function valuesOf({ givenName, familyName, email, phone, ...more }: PersonRow): FormState['values'] {
  const { bornOn, street, postalCode, town, job, category } = more
  const known = { bornOn, street, postalCode, town, job, category }
  const details = Object.fromEntries(Object.entries(known).map(([key, value]) => [key, value ?? '']))
  return { givenName, familyName, email, phone, ...details }
}
