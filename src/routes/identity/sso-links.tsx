import { batch, read } from '#db/database.ts'
import { selectProvidersFor, selectSsoLinks } from '#db/identity/sso.ts'
import type { Scope } from '#db/scope.ts'
import { type ArrivalRows, arrivalReads } from '#domain/identity/sso-arrival.ts'
import { linkSso, UnlinkInput, unlinkSso } from '#domain/identity/sso-links.ts'
import type { Context } from '#http/context.ts'
import { readForm } from '#http/form.ts'
import { proveRecently } from '#http/proof.ts'
import { changed, gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { crumbsTo } from '#routes/account/me.ts'
import { SsoLinksPage } from '#views/identity/sso-links.tsx'
import { sharedChoices } from './sso-provider.ts'
import { dropArrival, readArrival } from './sso-state.ts'

/** The outside accounts by which somebody may enter; and the one just come back from, until it is linked or left. */
export const ssoLinks = room(paths.ssoLink, { identity: true })

  .get(
    '/',
    async (c) => {
      const { scope } = c.var
      const rows = await read(scope, ...screenOf(scope, claimed(c)))
      return page(c, c.var.w.sso.accounts, await screen(c, rows), { crumbs: crumbsTo(c, 'security') })
    },
    { rows: 60 },
  )

  .post('/', async (c) => {
    const me = claimed(c)
    const arrival = await readArrival(c)
    const concerned = await read(c.var.scope, ...(arrival ? arrivalReads(c.var.scope, arrival, me) : []))
    proveRecently(c)
    dropArrival(c)
    const { directory, w } = c.var
    if (!arrival) return refuse(c, w.refusals.sso_state)

    const outcome = await linkSso(directory, me, arrival, concerned as ArrivalRows)
    if (!outcome.ok) return refuse(c, w.refusals[outcome.refusal])
    return gone(c, paths.ssoLink, { text: w.sso.linked(arrival.name) })
  })

  .post('/removal', async (c) => {
    await read(c.var.scope)
    proveRecently(c)
    const { directory, w } = c.var
    const form = await readForm(c, UnlinkInput)
    if (!form.ok) return refuse(c, w.refusals.unreadable)
    const outcome = await unlinkSso(directory, claimed(c), form.value, screenOf(directory, claimed(c)))
    if (!outcome.ok) return refuse(c, w.refusals[outcome.refusal])
    return changed(c, paths.ssoLink, w.sso.accounts, await screen(c, outcome.after), { text: w.sso.unlinked })
  })

const claimed = (c: Context): string => c.var.visit.claims?.identity ?? ''

const screenOf = (scope: Scope, identityId: string) =>
  [selectSsoLinks(scope, identityId), selectProvidersFor(scope, identityId)] as const

type Rows = readonly [Awaited<ReturnType<typeof selectSsoLinks>>, Awaited<ReturnType<typeof selectProvidersFor>>]

async function screen(c: Context, [links, providers]: Rows, problem?: string) {
  const arrival = await readArrival(c)
  const offered = [...sharedChoices(c), ...providers.map(({ id, name }) => ({ key: id, name }))]
  const email = c.var.visit.login?.email ?? ''
  const props = { w: c.var.w, links, offered: offered.map(({ key, name }) => ({ key, name })), arrival, email, problem }
  return <SsoLinksPage {...props} />
}

async function refuse(c: Context, problem: string): Promise<Response> {
  const { directory, w } = c.var
  const rows = await batch(directory.db, screenOf(directory, claimed(c)))
  return refused(c, w.sso.accounts, await screen(c, rows, problem))
}
