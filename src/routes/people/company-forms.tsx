import { read } from '#db/database.ts'
import { fold } from '#db/fold.ts'
import { type CompanyRow, selectCompaniesAlike } from '#db/people/companies.ts'
import { selectAlike } from '#db/people/likenesses.ts'
import { addCompany, addContact, changeCompany, confirmOpco, removeContact } from '#domain/people/companies.ts'
import { CompanyChange, ContactInput, ContactRemoval, NewCompany, opcoNames } from '#domain/people/company.ts'
import type { Context } from '#http/context.ts'
import { readFields, readForm, withRefusal } from '#http/form.ts'
import { historyOf } from '#http/history.ts'
import { changed, gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { CompanyPage, type CompanyScreen } from '#views/people/company.tsx'
import { type AlikeCompany, CompanyFormPage } from '#views/people/company-form.tsx'
import { blank, type FormState } from '#views/ui/form.tsx'
import { type CompanyRows, companyScreenOf, companyShown, loadCompany } from './company-screen.ts'

export const companyForms = room(paths.companies.all, { staff: 'people.edit' })

  .get('/new', async (c) => {
    await read(c.var.scope)
    return page(c, c.var.w.companies.add, newForm(c, blank))
  })

  .post('/', async (c) => {
    const { scope } = c.var
    const typed = await typedIn(c)
    const siret = typed('siret').replaceAll(/\s/gu, '')
    const [alike] = await read(scope, selectCompaniesAlike(scope, siret, fold(typed('name'), typed('town'))))
    const { w } = c.var
    const form = await readForm(c, NewCompany)
    if (!form.ok) return refused(c, w.companies.add, newForm(c, form.state))

    const { id = scope.ids.next(), sure, ...input } = form.value
    const others = alike.filter((one) => one.id !== id)
    const isCertain = siret !== '' && others.some((one) => one.siret === siret)
    if (isCertain || (others.length > 0 && !sure)) {
      return refused(c, w.companies.add, newForm(c, form.state, others, isCertain), 409)
    }
    const outcome = await addCompany(scope, id, input, companyScreenOf(scope, id))
    // The first answer was lost on its way: the company is there.
    if (!outcome.ok && alike.some((one) => one.id === id)) return gone(c, paths.companies.one(id))
    if (!outcome.ok) {
      const refusal = outcome.refusal === 'taken' && siret !== '' ? 'siret_known' : outcome.refusal
      return refused(c, w.companies.add, newForm(c, withRefusal(c, form.state, refusal)), 409)
    }
    return showCompany(c, outcome.after, w.companies.added)
  })

  .get(
    '/:id/edit',
    async (c) => {
      const { company } = await loadCompany(c)
      const { w } = c.var
      return page(
        c,
        w.companies.editTitle(company.name),
        editForm(c, company, { values: valuesOf(company), errors: {} }),
      )
    },
    { rows: 100 },
  )

  .post(
    '/:id',
    async (c) => {
      const { company } = await loadCompany(c)
      const { scope, w } = c.var
      const title = w.companies.editTitle(company.name)
      const form = await readForm(c, CompanyChange)
      if (!form.ok) return refused(c, title, editForm(c, company, form.state))
      const outcome = await changeCompany(scope, company, form.value, companyScreenOf(scope, company.id))
      if (outcome.ok) return showCompany(c, outcome.after, w.companies.saved)
      const state =
        outcome.refusal === 'taken'
          ? withRefusal(c, form.state, 'siret_known', 'siret')
          : withRefusal(c, form.state, outcome.refusal)
      return refused(c, title, editForm(c, company, state), 409)
    },
    { rows: 800 },
  )

  .post(
    '/:id/opco',
    async (c) => {
      const screen = await loadCompany(c)
      const { company } = screen
      const { scope, w } = c.var
      const outcome = await confirmOpco(scope, company, companyScreenOf(scope, company.id))
      if (!outcome.ok) return again(c, screen, withRefusal(c, blank, outcome.refusal))
      return showCompany(c, outcome.after, () => w.companies.opcoConfirmed(company.opco))
    },
    { rows: 800 },
  )

  .post(
    '/:id/contacts',
    async (c) => {
      const { scope } = c.var
      const email = (await typedIn(c))('email').trim().toLowerCase()
      const id = c.req.param('id') ?? ''
      const [alike, ...rows] = await read(
        scope,
        selectAlike(scope, [{ email, sortKey: '' }]),
        ...companyScreenOf(scope, id),
      )
      const screen = companyShown(c, rows)
      const form = await readForm(c, ContactInput)
      if (!form.ok) return again(c, screen, form.state)
      const known =
        alike.find((one) => one.email === form.value.email && one.email !== '') ?? namesake(screen, form.value)
      const outcome = await addContact(scope, screen.company, form.value, known?.id ?? null, companyScreenOf(scope, id))
      if (!outcome.ok) return again(c, screen, withRefusal(c, form.state, outcome.refusal))
      const name = `${form.value.givenName} ${form.value.familyName}`
      return showCompany(c, outcome.after, () => c.var.w.companies.contactAdded(name))
    },
    { rows: 800 },
  )

  .post(
    '/:id/contacts/removal',
    async (c) => {
      const screen = await loadCompany(c)
      const { scope, w } = c.var
      const form = await readForm(c, ContactRemoval)
      if (!form.ok) return again(c, screen, form.state)
      const { company } = screen
      const outcome = await removeContact(scope, company, form.value.person, companyScreenOf(scope, company.id))
      if (!outcome.ok) return again(c, screen, withRefusal(c, form.state, outcome.refusal))
      return showCompany(c, outcome.after, () => w.companies.contactRemoved)
    },
    { rows: 800 },
  )

/** Somebody of that very name works there, or speaks for it already. */
function namesake({ employees, contacts }: CompanyScreen, person: { givenName: string; familyName: string }) {
  const key = fold(person.familyName, person.givenName)
  return [...contacts, ...employees]
    .map(({ personId, givenName, familyName }) => ({ id: personId, key: fold(familyName, givenName) }))
    .find((one) => one.key === key)
}

export function showCompany(c: Context, rows: CompanyRows, say: (name: string) => string) {
  const screen = companyShown(c, rows)
  const { company } = screen
  return changed(c, paths.companies.one(company.id), company.name, pageOf(c, screen), { text: say(company.name) })
}

const again = (c: Context, screen: CompanyScreen, contacting: FormState) =>
  refused(c, screen.company.name, pageOf(c, screen, contacting))

const pageOf = (c: Context, screen: CompanyScreen, contacting?: FormState) => (
  <CompanyPage
    w={c.var.w}
    screen={screen}
    mayEdit={c.var.may('people.edit')}
    allHistory={historyOf(c, screen.company.id)}
    contacting={contacting}
  />
)

async function typedIn(c: Context): Promise<(name: string) => string> {
  const fields = await readFields(c)
  return (name) => [fields.get(name) ?? ''].flat()[0]?.slice(0, 300).replaceAll('\0', '').toWellFormed() ?? ''
}

function newForm(c: Context, state: FormState, alike: readonly AlikeCompany[] = [], isCertain = false) {
  const { w } = c.var
  return (
    <CompanyFormPage
      w={w}
      title={w.companies.add}
      action={paths.companies.all}
      verb={w.companies.add}
      cancel={paths.companies.all}
      state={state}
      opcos={opcoNames}
      id={[state.values.id ?? c.var.scope.ids.next()].flat()[0]}
      alike={alike}
      isCertain={isCertain}
    />
  )
}

function editForm(c: Context, company: CompanyRow, state: FormState) {
  const { w } = c.var
  return (
    <CompanyFormPage
      w={w}
      title={w.companies.editTitle(company.name)}
      action={paths.companies.one(company.id)}
      verb={w.companies.save}
      cancel={paths.companies.one(company.id)}
      state={state}
      opcos={opcoNames}
      version={company.version}
    />
  )
}

function valuesOf(company: CompanyRow): FormState['values'] {
  const { name, siret, naf, idcc, opco, vatNumber, street, postalCode, town, email, phone, representative } = company
  return { name, siret, naf, idcc, opco, vatNumber, street, postalCode, town, email, phone, representative }
}
