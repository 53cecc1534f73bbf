import { read } from '#db/database.ts'
import { pageOf } from '#db/listing.ts'
import { selectSiteNames } from '#db/organisations/openings.ts'
import { selectHistory } from '#db/people/history.ts'
import { type SpaceRow, selectSpace, selectSpaces } from '#db/places/spaces.ts'
import type { Scope } from '#db/scope.ts'
import type { Permission } from '#domain/members/matrix.ts'
import { parseStanding, sitesOf } from '#domain/members/standing.ts'
import { NewSpace, SpaceChange, SpaceClosure } from '#domain/places/space.ts'
import { changeSpace, closeSpace, openSpace, reopenSpace } from '#domain/places/spaces.ts'
import type { Context } from '#http/context.ts'
import { type Filled, readForm, withRefusal } from '#http/form.ts'
import { historyOf } from '#http/history.ts'
import { addressOf, afterKey, readListing } from '#http/listing.ts'
import { NotThere } from '#http/refusals.ts'
import { gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { SpacePage } from '#views/places/space.tsx'
import { SpaceFormPage } from '#views/places/space-form.tsx'
import { SpacesPage } from '#views/places/spaces.tsx'
import { withParameters } from '#views/ui/address.ts'
import { blank, type FormState } from '#views/ui/form.tsx'

const pageSize = 25

type Sites = readonly { id: string; name: string }[]

export const spaceForms = room(paths.spaces.all, { staff: 'places.edit' })

  .get(
    '/new',
    async (c) => {
      const [sites] = await read(c.var.scope, selectSiteNames(c.var.scope))
      return page(c, c.var.w.spaces.open, newForm(c, sites, blank))
    },
    { rows: 70 },
  )

  .post('/', async (c) => {
    const { scope } = c.var
    const [sites] = await read(scope, selectSiteNames(scope))
    const { w } = c.var
    const form = onOwnSites(c, await readForm(c, NewSpace))
    if (!form.ok) return refused(c, w.spaces.open, newForm(c, sites, form.state))
    const { id = scope.ids.next(), ...input } = form.value
    const outcome = await openSpace(scope, id, input, [])
    // The first answer was lost on its way: the space is open.
    if (outcome.ok || outcome.refusal === 'taken') {
      return gone(c, paths.spaces.one(id), { text: w.spaces.opened(input.name) })
    }
    return refused(c, w.spaces.open, newForm(c, sites, withRefusal(c, form.state, outcome.refusal)))
  })

  .get(
    '/:id/edit',
    async (c) => {
      const { space, sites } = await load(c, 'places.edit')
      const { name, siteId: site, capacity, equipment } = space
      const values = { name, site, capacity: String(capacity), equipment }
      return page(c, c.var.w.spaces.editTitle(name), editForm(c, space, sites, { values, errors: {} }))
    },
    { rows: 70 },
  )

  .post('/:id', async (c) => {
    const { space, sites } = await load(c, 'places.edit')
    const { scope, w } = c.var
    const title = w.spaces.editTitle(space.name)
    const form = onOwnSites(c, await readForm(c, SpaceChange))
    if (!form.ok) return refused(c, title, editForm(c, space, sites, form.state))
    const outcome = await changeSpace(scope, space.id, form.value, [])
    if (outcome.ok) return gone(c, paths.spaces.one(space.id), { text: w.spaces.saved(form.value.name) })
    return refused(c, title, editForm(c, space, sites, withRefusal(c, form.state, outcome.refusal)), 409)
  })

  .post('/:id/closure', async (c) => {
    const { space, screen } = await load(c, 'places.edit')
    const { scope, w } = c.var
    const form = await readForm(c, SpaceClosure)
    const outcome = form.ok ? await closeSpace(scope, space, form.value.reason, []) : null
    const undo = { action: paths.spaces.reopening(space.id), fields: {} }
    if (outcome?.ok) return gone(c, paths.spaces.one(space.id), { text: w.spaces.closed(space.name), undo })
    const closing = outcome
      ? withRefusal(c, form.state, outcome.refusal)
      : { ...form.state, problem: form.state.errors.reason }
    return refused(c, space.name, screen(closing))
  })

  .post('/:id/reopening', async (c) => {
    const { space, screen } = await load(c, 'places.edit')
    const { scope, w } = c.var
    const outcome = await reopenSpace(scope, space, [])
    if (outcome.ok) return gone(c, paths.spaces.one(space.id), { text: w.spaces.reopened(space.name) })
    return refused(c, space.name, screen(withRefusal(c, blank, outcome.refusal)))
  })

export const spaces = room(paths.spaces.all, { staff: 'places.read' })

  .get(
    '/',
    async (c) => {
      const listing = readListing(c)
      const [rows] = await read(c.var.scope, selectSpaces(reaching(c, 'places.read'), listing, pageSize))
      const list = pageOf(rows, pageSize)
      const { w, may } = c.var
      const content = (
        <SpacesPage
          w={w}
          page={list}
          address={addressOf(c)}
          searched={listing.q}
          after={afterKey(list.next)}
          mayEdit={may('places.edit')}
        />
      )
      return page(c, w.spaces.title, content)
    },
    { rows: 70 },
  )

  .get(
    '/:id',
    async (c) => {
      const { space, screen } = await load(c, 'places.read')
      return page(c, space.name, screen())
    },
    { rows: 80 },
  )

async function load(c: Context, permission: Permission) {
  const { scope } = c.var
  const id = c.req.param('id') ?? ''
  const [[space], history, sites] = await read(
    scope,
    selectSpace(reaching(c, permission), id),
    selectHistory(scope, id),
    selectSiteNames(scope),
  )
  if (!space) throw new NotThere()
  const screen = (closing?: FormState) => (
    <SpacePage
      w={c.var.w}
      space={space}
      history={history}
      allHistory={historyOf(c, id)}
      agenda={c.var.may('sessions.read') ? withParameters(paths.agenda.week, { space: id }) : undefined}
      mayEdit={c.var.may('places.edit', space.siteId)}
      closing={closing}
    />
  )
  return { space, sites, screen }
}

/** The same scope, narrowed to the sites where the cookie says that this right holds. */
function reaching(c: Context, permission: Permission): Scope {
  const { claims } = c.var.visit
  return { ...c.var.scope, sites: claims ? sitesOf(parseStanding(claims.hats, claims.grants), permission) : [] }
}

function onOwnSites<T extends { site: string }>(c: Context, form: Filled<T>): Filled<T> {
  if (!form.ok || c.var.may('places.edit', form.value.site)) return form
  return { ok: false, state: withRefusal(c, form.state, 'choice', 'site') }
}

const offered = (c: Context, sites: Sites): Sites => sites.filter(({ id }) => c.var.may('places.edit', id))

function newForm(c: Context, sites: Sites, state: FormState) {
  const { w } = c.var
  return (
    <SpaceFormPage
      w={w}
      title={w.spaces.open}
      action={paths.spaces.all}
      verb={w.spaces.open}
      cancel={paths.spaces.all}
      state={state}
      sites={offered(c, sites)}
      hidden={{ id: [state.values.id ?? c.var.scope.ids.next()].flat()[0] }}
    />
  )
}

function editForm(c: Context, space: SpaceRow, sites: Sites, state: FormState) {
  const { w } = c.var
  return (
    <SpaceFormPage
      w={w}
      title={w.spaces.editTitle(space.name)}
      action={paths.spaces.one(space.id)}
      verb={w.spaces.save}
      cancel={paths.spaces.one(space.id)}
      state={state}
      sites={offered(c, sites)}
      hidden={{ version: String(space.version) }}
    />
  )
}
