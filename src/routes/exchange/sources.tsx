import { read } from '#db/database.ts'
import { selectIncomingOf } from '#db/exchange/incoming.ts'
import { type SourceRow, selectSource } from '#db/exchange/sources.ts'
import { type Listing, pageOf } from '#db/listing.ts'
import type { Scope } from '#db/scope.ts'
import { secretsOf } from '#domain/exchange/secret.ts'
import { SourceInput, SourceSecretInput } from '#domain/exchange/source.ts'
import { addSource, changeSourceSecret, removeSource } from '#domain/exchange/sources.ts'
import { providerNames } from '#edge/webhooks/providers.ts'
import type { Context } from '#http/context.ts'
import { readForm, withRefusal } from '#http/form.ts'
import { addressOf, afterKey, readListing } from '#http/listing.ts'
import { proveRecently } from '#http/proof.ts'
import { NotThere } from '#http/refusals.ts'
import { changed, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { SecretPage } from '#views/exchange/secret.tsx'
import { SourcePage } from '#views/exchange/source.tsx'
import { SourceFormPage } from '#views/exchange/source-form.tsx'
import { blank, type FormState } from '#views/ui/form.tsx'
import { refuseTurnedOff } from './turned-off.ts'

const pageSize = 25
const firstPage = { after: null }

export const sources = room(paths.source.all, { staff: 'exchange.edit' })

  .get('/new', async (c) => {
    await read(c.var.scope)
    refuseTurnedOff(c)
    proveRecently(c)
    return page(c, c.var.w.webhooks.addSource, form(c, { ...blank, values: { provider: 'standard' } }))
  })

  .post('/', async (c) => {
    await read(c.var.scope)
    refuseTurnedOff(c)
    proveRecently(c)
    const { scope, w } = c.var
    const typed = await readForm(c, SourceInput)
    if (!typed.ok) return refused(c, w.webhooks.addSource, form(c, typed.state))

    const { id, name, provider } = typed.value
    const outcome = await addSource(scope, c.env.SECRET, typed.value)
    if (!outcome.ok) return refused(c, w.webhooks.addSource, form(c, refusalOn(c, typed.state, outcome.refusal)))
    const { endpoint, secret } = outcome.after
    const made = secretPage(c, { id, name, provider, endpoint, sealedSecret: '', oldUntil: 0 }, secret)
    return page(c, w.webhooks.secretTitle(name), made, { toast: { text: w.webhooks.sourceAdded(name) } })
  })

  .get(
    '/:id',
    async (c) => {
      const { source, rows } = await load(c, readListing(c))
      return page(c, source.name, sourcePage(c, source, rows, addressOf(c)))
    },
    { rows: 70 },
  )

  .get('/:id/secret', async (c) => {
    const { source, secret } = await loadSecret(c)
    return page(c, c.var.w.webhooks.secretTitle(source.name), secretPage(c, source, secret))
  })

  .post('/:id/secret', async (c) => {
    const { source, secret } = await loadSecret(c)
    const { scope, w } = c.var
    const title = w.webhooks.secretTitle(source.name)
    const typed = await readForm(c, SourceSecretInput)
    if (!typed.ok) return refused(c, title, secretPage(c, source, secret, typed.state))

    const outcome = await changeSourceSecret(scope, c.env.SECRET, source, typed.value.secret)
    if (!outcome.ok) return refused(c, title, secretPage(c, source, secret, refusalOn(c, typed.state, outcome.refusal)))
    return page(c, title, secretPage(c, source, outcome.after.secret), { toast: { text: w.webhooks.secretChanged } })
  })

  .post('/:id/removal', async (c) => {
    const { source, rows } = await load(c, firstPage)
    const { scope, w } = c.var
    const outcome = await removeSource(scope, source, screenOf(scope, source.id, firstPage))
    const address = paths.source.one(source.id)
    if (!outcome.ok) return refused(c, source.name, sourcePage(c, source, rows, address, w.refusals[outcome.refusal]))
    const [[after = source], left] = outcome.after
    const told = { text: w.webhooks.sourceRemoved(source.name) }
    return changed(c, address, source.name, sourcePage(c, after, left, address), told)
  })

const screenOf = (scope: Scope, id: string, { after }: Pick<Listing, 'after'>) =>
  [selectSource(scope, id), selectIncomingOf(scope, id, { after }, pageSize)] as const

async function load(c: Context, listing: Pick<Listing, 'after'>) {
  const { scope } = c.var
  const [[source], rows] = await read(scope, ...screenOf(scope, c.req.param('id') ?? '', listing))
  refuseTurnedOff(c)
  if (!source) throw new NotThere()
  return { source, rows }
}

/** A secret is shown to whoever has just proved who they are. */
async function loadSecret(c: Context) {
  const { scope } = c.var
  const [[source]] = await read(scope, selectSource(scope, c.req.param('id') ?? ''))
  refuseTurnedOff(c)
  if (!source || source.removedAt !== null) throw new NotThere()
  proveRecently(c)
  const kept = { ...source, oldSealedSecret: '' }
  const [secret = ''] = await secretsOf(scope, c.env.SECRET, 'hook-secret', source.id, kept, scope.clock.now())
  return { source, secret }
}

type Rows = Awaited<ReturnType<typeof load>>['rows']

function sourcePage(c: Context, source: SourceRow, rows: Rows, address: string, problem?: string) {
  const list = pageOf(rows, pageSize)
  const shown = { page: list, address, after: afterKey(list.next), problem }
  return <SourcePage w={c.var.w} source={source} {...shown} />
}

type Shown = Pick<SourceRow, 'id' | 'name' | 'provider' | 'endpoint' | 'sealedSecret' | 'oldUntil'>

function secretPage(c: Context, source: Shown, secret: string, state?: FormState) {
  const { w, origin, scope } = c.var
  const { id, name, provider, endpoint, oldUntil } = source
  return (
    <SecretPage
      w={w}
      name={name}
      lead={w.webhooks.secretLead}
      address={origin + paths.hook(provider, endpoint)}
      hint={w.webhooks.secretReady}
      secret={secret}
      oldUntil={oldUntil > scope.clock.now() ? oldUntil : null}
      back={paths.source.one(id)}
      change={{ action: paths.source.secret(id), typed: true, state }}
    />
  )
}

/** A form refused keeps the id it was given. */
function form(c: Context, state: FormState) {
  const { scope, w } = c.var
  const id = typeof state.values.id === 'string' ? state.values.id : scope.ids.next()
  return <SourceFormPage w={w} state={state} id={id} providers={providerNames} />
}

type Refusal = Parameters<typeof withRefusal>[2]

const refusalOn = (c: Context, state: FormState, refusal: Refusal): FormState =>
  withRefusal(c, state, refusal, refusal === 'hook_secret' || refusal === 'required' ? 'secret' : undefined)
