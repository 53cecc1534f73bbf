import { read } from '#db/database.ts'
import { type DeclarationRow, selectDeclaration, selectDeclarations } from '#db/organisations/declarations.ts'
import { selectOffice } from '#db/organisations/offices.ts'
import {
  addDeclaration,
  changeDeclaration,
  DeclarationChange,
  NewDeclaration,
  removeDeclaration,
} from '#domain/organisations/declarations.ts'
import type { Context } from '#http/context.ts'
import { readForm, withRefusal } from '#http/form.ts'
import { NotThere } from '#http/refusals.ts'
import { gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { DeclarationPage } from '#views/organisations/declaration.tsx'
import { DeclarationsPage } from '#views/organisations/declarations.tsx'
import { blank, type FormState } from '#views/ui/form.tsx'

/** The numbers under which an organisation declares its activity, when it has more than one. */
export const declarations = room(paths.declarations.all, { staff: 'organisation.read' }).get(
  '/',
  async (c) => {
    const screen = await loadAll(c)
    return page(c, c.var.w.settings.declarations.title, list(c, screen, blank))
  },
  { rows: 70 },
)

export const declarationForms = room(paths.declarations.all, { staff: 'organisation.edit' })

  .post('/', async (c) => {
    const screen = await loadAll(c)
    const { scope, w } = c.var
    const { title, added } = w.settings.declarations
    const form = await readForm(c, NewDeclaration)
    if (!form.ok) return refused(c, title, list(c, screen, form.state))
    const outcome = await addDeclaration(scope, screen.office.nda, form.value, [])
    // Sent twice: it is there already.
    const isSame = screen.declarations.some(({ id }) => id === form.value.id)
    if (!outcome.ok && !isSame) return refused(c, title, list(c, screen, known(c, form.state)), 409)
    return gone(c, paths.declarations.all, { text: added })
  })

  .get('/:id/edit', async (c) => {
    const screen = await load(c)
    return page(c, screen.declaration.number, one(c, screen, { values: valuesOf(screen.declaration), errors: {} }))
  })

  .post('/:id', async (c) => {
    const screen = await load(c)
    const { office, declaration } = screen
    const form = await readForm(c, DeclarationChange)
    if (!form.ok) return refused(c, declaration.number, one(c, screen, form.state))
    const outcome = await changeDeclaration(c.var.scope, office.nda, declaration.id, form.value, [])
    if (outcome.ok) return gone(c, paths.declarations.all, { text: c.var.w.settings.declarations.saved })
    const state = outcome.refusal === 'overtaken' ? withRefusal(c, form.state, 'overtaken') : known(c, form.state)
    return refused(c, declaration.number, one(c, screen, state), 409)
  })

  .post('/:id/removal', async (c) => {
    const { declaration } = await load(c)
    await removeDeclaration(c.var.scope, declaration, [])
    return gone(c, paths.declarations.all, { text: c.var.w.settings.declarations.removed })
  })

type All = Awaited<ReturnType<typeof loadAll>>
type One = Awaited<ReturnType<typeof load>>

async function loadAll(c: Context) {
  const { scope } = c.var
  const [[office], rows] = await read(scope, selectOffice(scope), selectDeclarations(scope))
  if (!office) throw new NotThere()
  return { office, declarations: rows }
}

async function load(c: Context) {
  const { scope } = c.var
  const [[office], [declaration]] = await read(
    scope,
    selectOffice(scope),
    selectDeclaration(scope, c.req.param('id') ?? ''),
  )
  if (!office || !declaration) throw new NotThere()
  return { office, declaration }
}

const known = (c: Context, state: FormState): FormState => withRefusal(c, state, 'declared_already', 'number')

function list(c: Context, { office, declarations: rows }: All, state: FormState) {
  const { w, may, scope } = c.var
  const elsewhere = new Set(rows.flatMap(({ sites }) => sitesOf(sites)).map(([id]) => id))
  return (
    <DeclarationsPage
      w={w}
      own={office.nda}
      declarations={rows.map((row) => ({ ...row, sites: sitesOf(row.sites) }))}
      free={openSites(c).filter(([id]) => !elsewhere.has(id))}
      mayEdit={may('organisation.edit')}
      newId={scope.ids.next()}
      state={state}
    />
  )
}

function one(c: Context, { declaration }: One, state: FormState) {
  const own = sitesOf(declaration.sites)
  const sites = [...new Map([...own, ...openSites(c)])]
  return <DeclarationPage w={c.var.w} declaration={declaration} sites={sites} state={state} />
}

const valuesOf = ({ number, region, fromDay, sites }: DeclarationRow): FormState['values'] => ({
  number,
  region,
  fromDay,
  sites: sitesOf(sites).map(([id]) => id),
})

type NamedSites = [id: string, name: string][]

const sitesOf = (kept: string) => JSON.parse(kept) as NamedSites

/** The door has read them. */
const openSites = (c: Context) => JSON.parse(c.var.visit.person?.sites ?? '[]') as NamedSites
