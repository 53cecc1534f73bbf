import { type PackRow, selectPack, selectPacks, selectTitles } from '#db/catalogue/packs.ts'
import { read } from '#db/database.ts'
import { pageOf } from '#db/listing.ts'
import { parseRearrangement, rearranged } from '#domain/catalogue/lists.ts'
import { NewPack, PackChange, PackEnd, priceTyped } from '#domain/catalogue/pack.ts'
import { changePack, createPack, removePack } from '#domain/catalogue/packs.ts'
import type { Context } from '#http/context.ts'
import { readFields, readForm, withRefusal } from '#http/form.ts'
import { addressOf, afterKey, readListing } from '#http/listing.ts'
import { NotThere } from '#http/refusals.ts'
import { gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { PackFormPage } from '#views/catalogue/pack-form.tsx'
import { PacksPage, titlesIn } from '#views/catalogue/packs.tsx'
import type { FormState } from '#views/ui/form.tsx'

const pageSize = 25

export const packForms = room(paths.catalogue.packs.all, { staff: 'catalogue.edit' })

  .get(
    '/new',
    async (c) => {
      const { programmes } = await load(c)
      return page(c, c.var.w.catalogue.packs.create, newForm(c, { values: { kind: 'path' }, errors: {} }, programmes))
    },
    { rows: 80 },
  )

  .post('/', async (c) => {
    const { programmes } = await load(c)
    const { scope, w } = c.var
    const { packs: words } = w.catalogue
    const form = await readForm(c, NewPack)
    const moved = await rearrangedForm(c, form.state)
    if (moved) return page(c, words.create, newForm(c, moved, programmes))
    if (!form.ok) return refused(c, words.create, newForm(c, form.state, programmes))
    const { id = scope.ids.next(), ...input } = form.value
    const outcome = await createPack(scope, id, input, [])
    // Taken, the first answer was lost on its way: the pack is there.
    if (!outcome.ok && outcome.refusal !== 'taken') {
      return refused(c, words.create, newForm(c, withRefusal(c, form.state, outcome.refusal), programmes))
    }
    return gone(c, paths.catalogue.packs.all, { text: words.saved(input.title) })
  })

  .get(
    '/:id',
    async (c) => {
      const { pack, programmes } = found(await load(c))
      const { title, kind, description, price, levels } = pack
      const level = titlesIn(levels).map(([id]) => id)
      const state = { values: { title, kind, description, price: priceTyped(price), level }, errors: {} }
      return page(c, c.var.w.catalogue.packs.editTitle(title), editForm(c, state, pack, programmes))
    },
    { rows: 80 },
  )

  .post('/:id', async (c) => {
    const { pack, programmes } = found(await load(c))
    const { scope, w } = c.var
    const { packs: words } = w.catalogue
    const title = words.editTitle(pack.title)
    const form = await readForm(c, PackChange)
    const moved = await rearrangedForm(c, form.state)
    if (moved) return page(c, title, editForm(c, moved, pack, programmes))
    if (!form.ok) return refused(c, title, editForm(c, form.state, pack, programmes))
    const { version, ...input } = form.value
    const outcome = await changePack(scope, pack.id, version, input, [])
    if (!outcome.ok) {
      return refused(c, title, editForm(c, withRefusal(c, form.state, outcome.refusal), pack, programmes), 409)
    }
    return gone(c, paths.catalogue.packs.all, { text: words.saved(input.title) })
  })

  .post('/:id/removal', async (c) => {
    const { pack } = found(await load(c))
    const { scope, w } = c.var
    const form = await readForm(c, PackEnd)
    const outcome = form.ok ? await removePack(scope, pack, form.value.version, []) : null
    if (!outcome?.ok) return gone(c, paths.catalogue.packs.one(pack.id), { text: w.refusals.overtaken })
    return gone(c, paths.catalogue.packs.all, { text: w.catalogue.packs.removed(pack.title) })
  })

export const packs = room(paths.catalogue.packs.all, { staff: 'catalogue.read' }).get('/', async (c) => {
  const { scope } = c.var
  const [rows] = await read(scope, selectPacks(scope, readListing(c), pageSize))
  const list = pageOf(rows, pageSize)
  const { w, may } = c.var
  return page(
    c,
    w.catalogue.packs.title,
    <PacksPage
      w={w}
      page={list}
      address={addressOf(c)}
      after={afterKey(list.next)}
      mayEdit={may('catalogue.edit')}
      maySell={may('sessions.edit')}
    />,
  )
})

type Titles = Awaited<ReturnType<typeof selectTitles>>

async function load(c: Context) {
  const { scope } = c.var
  const [programmes, [pack]] = await read(scope, selectTitles(scope), selectPack(scope, c.req.param('id') ?? ''))
  return { pack, programmes }
}

function found({ pack, programmes }: { pack: PackRow | undefined; programmes: Titles }) {
  if (!pack) throw new NotThere()
  return { pack, programmes }
}

/** A button that moves a line sends the form as it is: it comes back rearranged, and nothing is judged or saved. */
async function rearrangedForm(c: Context, { values }: FormState): Promise<FormState | null> {
  const asked = parseRearrangement([(await readFields(c)).get('_do') ?? ''].flat()[0] ?? '')
  return asked && { values: rearranged(values, asked), errors: {} }
}

function newForm(c: Context, state: FormState, programmes: Titles) {
  const { w, scope } = c.var
  const { create } = w.catalogue.packs
  const id = [state.values.id ?? scope.ids.next()].flat()[0]
  const action = paths.catalogue.packs.all
  return <PackFormPage w={w} title={create} action={action} state={state} programmes={programmes} id={id} />
}

/** Sent again after a refusal, it is meant: the form carries the version as it is now. */
function editForm(c: Context, state: FormState, pack: PackRow, programmes: Titles) {
  const { w } = c.var
  return (
    <PackFormPage
      w={w}
      title={w.catalogue.packs.editTitle(pack.title)}
      action={paths.catalogue.packs.one(pack.id)}
      state={state}
      programmes={programmes}
      version={String(pack.version)}
      pack={pack}
    />
  )
}
