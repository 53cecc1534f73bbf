import { read } from '#db/database.ts'
import { pageOf } from '#db/listing.ts'
import { type SiteRow, selectSite, selectSites, selectTwoOpenSites } from '#db/organisations/sites.ts'
import { selectHistory } from '#db/people/history.ts'
import type { Scope } from '#db/scope.ts'
import { ClosureInput, NewSite, SiteChange } from '#domain/organisations/site.ts'
import { changeSite, closeSite, openSite, reopenSite } from '#domain/organisations/sites.ts'
import type { Context } from '#http/context.ts'
import { readForm, withRefusal } from '#http/form.ts'
import { historyOf } from '#http/history.ts'
import { addressOf, afterKey, readListing } from '#http/listing.ts'
import { NotThere } from '#http/refusals.ts'
import { changed, gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { SitePage } from '#views/organisations/site.tsx'
import { SiteFormPage } from '#views/organisations/site-form.tsx'
import { SitesPage } from '#views/organisations/sites.tsx'
import { blank, type FormState } from '#views/ui/form.tsx'

const pageSize = 25

export const siteForms = room('/settings/sites', { staff: 'sites.edit' })

  .get('/new', async (c) => {
    await read(c.var.scope)
    return page(c, c.var.w.sites.open, newForm(c, blank))
  })

  .post('/', async (c) => {
    await read(c.var.scope)
    const { scope, w } = c.var
    const form = await readForm(c, NewSite)
    if (!form.ok) return refused(c, w.sites.open, newForm(c, form.state))

    const { id = scope.ids.next(), ...input } = form.value
    const outcome = await openSite(scope, id, input, screenOf(scope, id))
    // The first answer was lost on its way: the site is open.
    if (!outcome.ok && outcome.refusal === 'taken') return gone(c, paths.sites.one(id))
    if (!outcome.ok) return refused(c, w.sites.open, newForm(c, withRefusal(c, form.state, outcome.refusal)))
    return showChanged(c, outcome.after, w.sites.opened)
  })

  .get(
    '/:id/edit',
    async (c) => {
      const { site } = await load(c)
      return page(c, c.var.w.sites.editTitle(site.name), editForm(c, site, { values: valuesOf(site), errors: {} }))
    },
    { rows: 100 },
  )

  .post('/:id', async (c) => {
    const { site } = await load(c)
    const { scope, w } = c.var
    const title = w.sites.editTitle(site.name)
    const form = await readForm(c, SiteChange)
    if (!form.ok) return refused(c, title, editForm(c, site, form.state))

    const outcome = await changeSite(scope, site.id, form.value, screenOf(scope, site.id))
    if (!outcome.ok) return refused(c, title, editForm(c, site, withRefusal(c, form.state, outcome.refusal)), 409)
    return showChanged(c, outcome.after, w.sites.saved)
  })

  .post('/:id/closure', async (c) => {
    const { site, history, open } = await load(c)
    const { scope, w } = c.var
    const form = await readForm(c, ClosureInput)
    const outcome = form.ok ? await closeSite(scope, site, open, form.value, screenOf(scope, site.id)) : null
    if (outcome?.ok) {
      return showChanged(c, outcome.after, w.sites.closed, { action: paths.sites.reopening(site.id) })
    }
    const closing = outcome
      ? withRefusal(c, form.state, outcome.refusal)
      : { ...form.state, problem: form.state.errors.reason }
    return refused(
      c,
      site.name,
      <SitePage w={w} site={site} history={history} allHistory={historyOf(c, site.id)} mayEdit closing={closing} />,
    )
  })

  .post('/:id/reopening', async (c) => {
    const { site, history } = await load(c)
    const { scope, w } = c.var
    const outcome = await reopenSite(scope, site, screenOf(scope, site.id))
    if (outcome.ok) return showChanged(c, outcome.after, w.sites.reopened)
    const closing = withRefusal(c, blank, outcome.refusal)
    return refused(
      c,
      site.name,
      <SitePage w={w} site={site} history={history} allHistory={historyOf(c, site.id)} mayEdit closing={closing} />,
    )
  })

export const sites = room('/settings/sites', { staff: 'sites.read' })

  .get(
    '/',
    async (c) => {
      const { scope } = c.var
      const listing = readListing(c)
      const [rows] = await read(scope, selectSites(scope, listing, pageSize))
      const list = pageOf(rows, pageSize)
      const { w, may } = c.var
      return page(
        c,
        w.sites.title,
        <SitesPage
          w={w}
          page={list}
          address={addressOf(c)}
          searched={listing.q}
          after={afterKey(list.next)}
          mayEdit={may('sites.edit')}
        />,
      )
    },
    { rows: 100 },
  )

  .get(
    '/:id',
    async (c) => {
      const { site, history } = await load(c)
      const { w, may } = c.var
      return page(
        c,
        site.name,
        <SitePage
          w={w}
          site={site}
          history={history}
          allHistory={historyOf(c, site.id)}
          mayEdit={may('sites.edit', site.id)}
        />,
      )
    },
    { rows: 100 },
  )

/** What a site's page shows. */
const screenOf = (scope: Scope, id: string) => [selectSite(scope, id), selectHistory(scope, id)] as const

/** One trip: the door's check, the site, its history, and how many sites are open. */
async function load(c: Context) {
  const { scope } = c.var
  const [found, history, openSites] = await read(
    scope,
    ...screenOf(scope, c.req.param('id') ?? ''),
    selectTwoOpenSites(scope),
  )
  const [site] = found
  if (!site) throw new NotThere()
  return { site, history, open: openSites.length }
}

type Screen = readonly [readonly SiteRow[], Awaited<ReturnType<typeof load>>['history']]

/** The site as it is after the change, at its own address, with a word about what happened. */
function showChanged(c: Context, [found, history]: Screen, say: (name: string) => string, undo?: { action: string }) {
  const [site] = found
  if (!site) throw new NotThere()
  const content = (
    <SitePage
      w={c.var.w}
      site={site}
      history={history}
      allHistory={historyOf(c, site.id)}
      mayEdit={c.var.may('sites.edit', site.id)}
    />
  )
  return changed(c, paths.sites.one(site.id), site.name, content, { text: say(site.name), undo })
}

function newForm(c: Context, state: FormState) {
  const { w } = c.var
  return (
    <SiteFormPage
      w={w}
      title={w.sites.open}
      action={paths.sites.all}
      verb={w.sites.open}
      cancel={paths.sites.all}
      state={state}
      id={[state.values.id ?? c.var.scope.ids.next()].flat()[0]}
    />
  )
}

function editForm(c: Context, site: SiteRow, state: FormState) {
  const { w } = c.var
  return (
    <SiteFormPage
      w={w}
      title={w.sites.editTitle(site.name)}
      action={paths.sites.one(site.id)}
      verb={w.sites.save}
      cancel={paths.sites.one(site.id)}
      state={state}
      version={site.version}
    />
  )
}

const valuesOf = ({ name, street, postalCode, town, phone, accessibility }: SiteRow): FormState['values'] => ({
  name,
  street,
  postalCode,
  town,
  phone,
  accessibility,
})
