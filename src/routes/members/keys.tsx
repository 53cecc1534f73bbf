import { read } from '#db/database.ts'
import { type Listing, pageOf } from '#db/listing.ts'
import { selectKey, selectKeys } from '#db/members/keys.ts'
import type { Scope } from '#db/scope.ts'
import { createKey, KeyInput, lifetimes, revokeKey } from '#domain/members/keys.ts'
import { keyScopes } from '#domain/members/keys-scopes.ts'
import { perMinute } from '#edge/api-rate.ts'
import type { Context } from '#http/context.ts'
import { hasFeature } from '#http/features.ts'
import { readForm, withRefusal } from '#http/form.ts'
import { addressOf, afterKey, readListing } from '#http/listing.ts'
import { proveRecently } from '#http/proof.ts'
import { NotThere } from '#http/refusals.ts'
import { changed, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { KeysPage } from '#views/members/keys.tsx'
import { KeyFormPage } from '#views/members/keys-form.tsx'
import { KeysGuidePage } from '#views/members/keys-guide.tsx'
import { KeyMadePage } from '#views/members/keys-made.tsx'
import { blank, type FormState } from '#views/ui/form.tsx'

const pageSize = 25
const firstPage = { after: null }

export const keys = room(paths.keys, { staff: 'keys.edit' })

  .get(
    '/',
    async (c) => {
      const listing = readListing(c)
      const [rows] = await read(c.var.scope, listed(c.var.scope, listing))
      refuseTurnedOff(c)
      return page(c, c.var.w.keys.title, list(c, rows, addressOf(c)))
    },
    { rows: 150 },
  )

  .get('/new', async (c) => {
    await read(c.var.scope)
    refuseTurnedOff(c)
    proveRecently(c)
    return page(c, c.var.w.keys.create, form(c, { ...blank, values: { days: '90' } }))
  })

  .get('/api', async (c) => {
    await read(c.var.scope)
    refuseTurnedOff(c)
    const { w, origin } = c.var
    return page(c, w.keys.guide.title, <KeysGuidePage w={w} origin={origin} perMinute={perMinute} />)
  })

  .post('/', async (c) => {
    await read(c.var.scope)
    refuseTurnedOff(c)
    proveRecently(c)
    const { scope, w } = c.var
    const typed = await readForm(c, KeyInput)
    if (!typed.ok) return refused(c, w.keys.create, form(c, typed.state))

    const outcome = await createKey(scope, typed.value)
    if (!outcome.ok) return refused(c, w.keys.create, form(c, withRefusal(c, typed.state, outcome.refusal)))
    const { name, id, secret, expiresAt } = outcome.after
    const made = <KeyMadePage w={w} name={name} id={id} secret={secret} until={expiresAt} address={tokenAddress(c)} />
    return page(c, w.keys.madeTitle(name), made)
  })

  .post(
    '/:id/revocation',
    async (c) => {
      const { scope } = c.var
      const [[key], before] = await read(scope, selectKey(scope, c.req.param('id') ?? ''), listed(scope, firstPage))
      refuseTurnedOff(c)
      if (!key) throw new NotThere()
      const { w } = c.var
      const outcome = await revokeKey(scope, key, [listed(scope, firstPage)])
      if (!outcome.ok) return refused(c, w.keys.title, list(c, before, paths.keys, w.refusals[outcome.refusal]))
      const [rows] = outcome.after
      return changed(c, paths.keys, w.keys.title, list(c, rows, paths.keys), { text: w.keys.revoked(key.name) })
    },
    { rows: 300 },
  )

/** An organisation may do without programs: its keys then open nothing, and are not shown. */
function refuseTurnedOff(c: Context): void {
  if (!hasFeature(c, 'api')) throw new NotThere()
}

const listed = (scope: Scope, { after }: Pick<Listing, 'after'>) => selectKeys(scope, { after }, pageSize)

type Rows = Awaited<ReturnType<typeof listed>>

function list(c: Context, rows: Rows, address: string, problem?: string) {
  const { items, next } = pageOf(rows, pageSize)
  const now = c.var.scope.clock.now()
  const shown = { items, next }
  return <KeysPage w={c.var.w} page={shown} address={address} after={afterKey(next)} now={now} problem={problem} />
}

/** A form refused keeps the id it was given. */
function form(c: Context, state: FormState) {
  const { scope, w } = c.var
  const id = typeof state.values.id === 'string' ? state.values.id : scope.ids.next()
  return <KeyFormPage w={w} state={state} id={id} scopes={keyScopes} lifetimes={lifetimes} />
}

const tokenAddress = (c: Context): string => c.var.origin + paths.api.token
