import { read } from '#db/database.ts'
import { selectCompaniesNamed } from '#db/people/companies.ts'
import { selectEmployment } from '#db/people/employments.ts'
import { selectNeeds } from '#db/people/needs.ts'
import { EmploymentEnd, EmploymentInput, NeedsInput } from '#domain/people/person.ts'
import { employ, endEmployment, noteNeeds, readNeeds } from '#domain/people/persons.ts'
import type { Context } from '#http/context.ts'
import { readFields, readForm, withRefusal } from '#http/form.ts'
import { historyOf } from '#http/history.ts'
import { NotThere } from '#http/refusals.ts'
import { page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { PersonPage, type PersonScreen } from '#views/people/person.tsx'
import type { FormState } from '#views/ui/form.tsx'
import { chosenCompany } from './company-choice.ts'
import { showPerson } from './person-forms.tsx'
import { loadPerson, screenOf, shownOf } from './person-screen.ts'

export const personChanges = room(paths.people.all, { staff: 'people.edit' }).post(
  '/:id/employments',
  async (c) => {
    const { scope } = c.var
    const typed = [(await readFields(c)).get('company') ?? ''].flat()[0] ?? ''
    const id = c.req.param('id') ?? ''
    const [named, ...rows] = await read(scope, selectCompaniesNamed(scope, typed.slice(0, 160)), ...screenOf(scope, id))
    const screen = shownOf(c, rows)
    const form = await readForm(c, EmploymentInput)
    if (!form.ok) return again(c, screen, { employing: form.state })

    const { company, ...given } = form.value
    const choice = chosenCompany(company, named)
    if ('refusal' in choice || !choice.company) {
      const why = c.var.w.people['refusal' in choice ? choice.refusal : 'companyUnknown']
      return again(c, screen, { employing: { ...form.state, errors: { company: why } } })
    }
    const { person } = screen
    const whom = { id, name: `${person.givenName} ${person.familyName}` }
    const chosen = choice.company
    const outcome = await employ(scope, whom, chosen, given, screenOf(scope, id))
    if (!outcome.ok) return again(c, screen, { employing: withRefusal(c, form.state, outcome.refusal) })
    return showPerson(c, outcome.after, () => c.var.w.people.employed(chosen.name))
  },
  { rows: 500 },
)

export const employmentEnds = room('/employments/:id/end', { staff: 'people.edit' }).post(
  '/',
  async (c) => {
    const { scope } = c.var
    const [[employment]] = await read(scope, selectEmployment(scope, c.req.param('id') ?? ''))
    if (!employment) throw new NotThere()
    const form = await readForm(c, EmploymentEnd)
    const today = new Date(scope.clock.now()).toISOString().slice(0, 10)
    const until = (form.ok && form.value.until) || today
    const show = screenOf(scope, employment.personId)
    const outcome = await endEmployment(scope, employment, until, show)
    const rows = outcome.ok ? outcome.after : await read(scope, ...show)
    return showPerson(c, rows, () => c.var.w.people.employmentEnded(employment.company))
  },
  { rows: 300 },
)

/** Whoever may read needs may note them. */
export const personNeeds = room(paths.people.all, { staff: 'needs.read' })

  .post(
    '/:id/needs',
    async (c) => {
      const screen = await loadPerson(c)
      const { scope, w } = c.var
      const form = await readForm(c, NeedsInput)
      if (!form.ok) {
        const problem = Object.values(form.state.errors).find(Boolean)
        return again(c, screen, { noting: { ...form.state, problem } })
      }
      const outcome = await noteNeeds(scope, screen.person.id, form.value, screenOf(scope, screen.person.id))
      if (outcome.ok) return showPerson(c, outcome.after, () => w.people.needsSaved)
      const refusal = outcome.refusal === 'taken' ? 'overtaken' : outcome.refusal
      return again(c, screen, { noting: withRefusal(c, form.state, refusal) }, 409)
    },
    { rows: 400 },
  )

  .post(
    '/:id/needs/readings',
    async (c) => {
      const { person } = await loadPerson(c)
      const { scope } = c.var
      const outcome = await readNeeds(scope, person.id, [selectNeeds(scope, person.id), ...screenOf(scope, person.id)])
      if (!outcome.ok) throw new NotThere()
      const [needs, ...rows] = outcome.after
      const screen = { ...shownOf(c, rows), needs: needs[0] ?? null }
      const name = `${person.givenName} ${person.familyName}`
      return page(c, name, pageOf(c, screen, {}))
    },
    { rows: 400 },
  )

type Forms = { employing?: FormState; noting?: FormState }

const again = (c: Context, screen: PersonScreen, forms: Forms, status: 409 | 422 = 422) =>
  refused(c, `${screen.person.givenName} ${screen.person.familyName}`, pageOf(c, screen, forms), status)

const pageOf = (c: Context, screen: PersonScreen, { employing, noting }: Forms) => (
  <PersonPage
    w={c.var.w}
    screen={screen}
    mayEdit={c.var.may('people.edit')}
    allHistory={historyOf(c, screen.person.id)}
    employing={employing}
    noting={noting}
  />
)
