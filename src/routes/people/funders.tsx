import { read } from '#db/database.ts'
import { fold } from '#db/fold.ts'
import { pageOf } from '#db/listing.ts'
import { type FunderRow, selectFunder, selectFunders } from '#db/people/funders.ts'
import { FunderChange, funderKinds, NewFunder } from '#domain/people/funder.ts'
import { addFunder, changeFunder } from '#domain/people/funders.ts'
import { knownFunders } from '#domain/people/known-funders.ts'
import type { Context } from '#http/context.ts'
import { readForm, withRefusal } from '#http/form.ts'
import { addressOf, afterKey, readListing } from '#http/listing.ts'
import { NotThere } from '#http/refusals.ts'
import { gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { FunderFormPage } from '#views/people/funder-form.tsx'
import { FundersPage } from '#views/people/funders.tsx'
import { blank, type FormState } from '#views/ui/form.tsx'

const pageSize = 50

export const funderForms = room(paths.funders.all, { staff: 'people.edit' })

  .get('/new', async (c) => {
    await read(c.var.scope)
    return page(c, c.var.w.funders.add, newForm(c, blank))
  })

  .post('/', async (c) => {
    await read(c.var.scope)
    const { scope, w } = c.var
    const form = await readForm(c, NewFunder)
    if (!form.ok) return refused(c, w.funders.add, newForm(c, form.state))
    const { id = scope.ids.next(), ...input } = form.value
    // Refused only when one of that name is there already: that is what was wanted.
    await addFunder(scope, id, input, [])
    return gone(c, paths.funders.all, { text: w.funders.added(input.name) })
  })

  .get('/:id/edit', async (c) => {
    const funder = await load(c)
    return page(
      c,
      c.var.w.funders.editTitle(funder.name),
      editForm(c, funder, { values: valuesOf(funder), errors: {} }),
    )
  })

  .post('/:id', async (c) => {
    const funder = await load(c)
    const { scope, w } = c.var
    const title = w.funders.editTitle(funder.name)
    const form = await readForm(c, FunderChange)
    if (!form.ok) return refused(c, title, editForm(c, funder, form.state))
    const outcome = await changeFunder(scope, funder.id, form.value, [])
    if (!outcome.ok) return refused(c, title, editForm(c, funder, withRefusal(c, form.state, outcome.refusal)), 409)
    return gone(c, paths.funders.all, { text: w.funders.saved(form.value.name) })
  })

export const funders = room(paths.funders.all, { staff: 'people.read' }).get(
  '/',
  async (c) => {
    const listing = readListing(c)
    const [rows] = await read(c.var.scope, selectFunders(c.var.scope, listing, pageSize))
    const list = pageOf(rows, pageSize)
    const { w, may } = c.var
    return page(
      c,
      w.funders.title,
      <FundersPage
        w={w}
        page={list}
        known={listing.q === '' && listing.after === null ? notYetIn(rows) : []}
        address={addressOf(c)}
        searched={listing.q}
        after={afterKey(list.next)}
        mayEdit={may('people.edit')}
      />,
    )
  },
  { rows: 70 },
)

async function load(c: Context): Promise<FunderRow> {
  const [[funder]] = await read(c.var.scope, selectFunder(c.var.scope, c.req.param('id') ?? ''))
  if (!funder) throw new NotThere()
  return funder
}

function notYetIn(rows: readonly FunderRow[]) {
  const names = new Set(rows.map(({ name }) => fold(name)))
  return knownFunders.filter(({ name }) => !names.has(fold(name)))
}

function newForm(c: Context, state: FormState) {
  const { w } = c.var
  const id = [state.values.id ?? c.var.scope.ids.next()].flat()[0]
  return (
    <FunderFormPage
      w={w}
      title={w.funders.add}
      action={paths.funders.all}
      verb={w.funders.add}
      state={state}
      kinds={funderKinds}
      id={id}
    />
  )
}

function editForm(c: Context, funder: FunderRow, state: FormState) {
  const { w } = c.var
  return (
    <FunderFormPage
      w={w}
      title={w.funders.editTitle(funder.name)}
      action={paths.funders.one(funder.id)}
      verb={w.funders.save}
      state={state}
      kinds={funderKinds}
      version={funder.version}
    />
  )
}

const valuesOf = ({ name, kind, siret, email }: FunderRow): FormState['values'] => ({ name, kind, siret, email })
