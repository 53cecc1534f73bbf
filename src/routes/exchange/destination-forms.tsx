import { read } from '#db/database.ts'
import { type SubscriptionRow, selectSubscription } from '#db/exchange/subscriptions.ts'
import { publicKinds } from '#domain/exchange/public-events.ts'
import { secretsOf } from '#domain/exchange/secret.ts'
import { SubscriptionChange, SubscriptionInput } from '#domain/exchange/subscription.ts'
import { changeSubscription, changeSubscriptionSecret, subscribe } from '#domain/exchange/subscriptions.ts'
import { mayCallLoopback } from '#edge/webhooks/post.ts'
import type { Context } from '#http/context.ts'
import { readForm, withRefusal } from '#http/form.ts'
import { proveRecently } from '#http/proof.ts'
import { NotThere } from '#http/refusals.ts'
import { gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { DestinationFormPage } from '#views/exchange/destination-form.tsx'
import { SecretPage } from '#views/exchange/secret.tsx'
import { blank, type FormState } from '#views/ui/form.tsx'
import { refuseTurnedOff } from './turned-off.ts'

/** What a destination is, and its secret; what happens to it is in `destinations.tsx`. */
export const destinationForms = room(paths.destination.all, { staff: 'exchange.edit' })

  .get('/new', async (c) => {
    await read(c.var.scope)
    refuseTurnedOff(c)
    proveRecently(c)
    return page(c, c.var.w.webhooks.addDestination, newForm(c, blank))
  })

  .post('/', async (c) => {
    await read(c.var.scope)
    refuseTurnedOff(c)
    proveRecently(c)
    const { scope, w } = c.var
    const typed = await readForm(c, SubscriptionInput)
    if (!typed.ok) return refused(c, w.webhooks.addDestination, newForm(c, typed.state))

    const outcome = await subscribe(scope, c.env.SECRET, mayCallLoopback(c.env), typed.value)
    if (!outcome.ok) {
      return refused(c, w.webhooks.addDestination, newForm(c, refusalOn(c, typed.state, outcome.refusal)))
    }
    const made = secretPage(c, { ...typed.value, oldUntil: 0 }, outcome.after.secret)
    const told = { text: w.webhooks.destinationAdded(typed.value.name) }
    return page(c, w.webhooks.secretTitle(typed.value.name), made, { toast: told })
  })

  .get('/:id/edit', async (c) => {
    const destination = await load(c)
    const title = c.var.w.webhooks.editDestinationTitle(destination.name)
    return page(c, title, editForm(c, destination, { ...blank, values: valuesOf(destination) }))
  })

  .post('/:id', async (c) => {
    const destination = await load(c)
    const { scope, w } = c.var
    const title = w.webhooks.editDestinationTitle(destination.name)
    const typed = await readForm(c, SubscriptionChange)
    if (!typed.ok) return refused(c, title, editForm(c, destination, typed.state))

    const { id } = destination
    const outcome = await changeSubscription(scope, mayCallLoopback(c.env), id, typed.value, [])
    if (!outcome.ok) {
      const { refusal } = outcome
      const status = refusal === 'overtaken' ? 409 : 422
      return refused(c, title, editForm(c, destination, refusalOn(c, typed.state, refusal)), status)
    }
    return gone(c, paths.destination.one(id), { text: w.webhooks.saved(typed.value.name) })
  })

  .get('/:id/secret', async (c) => {
    const { destination, secret } = await loadSecret(c)
    return page(c, c.var.w.webhooks.secretTitle(destination.name), secretPage(c, destination, secret))
  })

  .post('/:id/secret', async (c) => {
    const { destination, secret } = await loadSecret(c)
    const { scope, w } = c.var
    const title = w.webhooks.secretTitle(destination.name)
    const outcome = await changeSubscriptionSecret(scope, c.env.SECRET, destination)
    if (!outcome.ok) {
      return refused(c, title, secretPage(c, destination, secret, withRefusal(c, blank, outcome.refusal)), 409)
    }
    return page(c, title, secretPage(c, destination, outcome.after.secret), {
      toast: { text: w.webhooks.secretChanged },
    })
  })

async function load(c: Context): Promise<SubscriptionRow> {
  const { scope } = c.var
  const [[destination]] = await read(scope, selectSubscription(scope, c.req.param('id') ?? ''))
  refuseTurnedOff(c)
  if (!destination) throw new NotThere()
  return destination
}

/** A secret is shown to whoever has just proved who they are. */
async function loadSecret(c: Context) {
  const destination = await load(c)
  proveRecently(c)
  const { scope } = c.var
  const kept = { ...destination, oldSealedSecret: '' }
  const now = scope.clock.now()
  const [secret = ''] = await secretsOf(scope, c.env.SECRET, 'subscription-secret', destination.id, kept, now)
  return { destination, secret }
}

type Shown = Pick<SubscriptionRow, 'id' | 'name' | 'address' | 'oldUntil'>

function secretPage(c: Context, { id, name, address, oldUntil }: Shown, secret: string, state?: FormState) {
  const { w, scope } = c.var
  return (
    <SecretPage
      w={w}
      name={name}
      lead={w.webhooks.destinationSecretLead}
      address={address}
      secret={secret}
      oldUntil={oldUntil > scope.clock.now() ? oldUntil : null}
      back={paths.destination.one(id)}
      change={{ action: paths.destination.secret(id), typed: false, state }}
    />
  )
}

/** A form refused keeps the id it was given. */
function newForm(c: Context, state: FormState) {
  const { scope, w } = c.var
  const id = typeof state.values.id === 'string' ? state.values.id : scope.ids.next()
  return (
    <DestinationFormPage
      w={w}
      state={state}
      title={w.webhooks.addDestination}
      lead={w.webhooks.addDestinationLead}
      verb={w.webhooks.addDestination}
      action={paths.destination.all}
      cancel={paths.webhooks}
      kinds={publicKinds}
      hidden={{ id }}
    />
  )
}

function editForm(c: Context, { id, name, version }: SubscriptionRow, state: FormState) {
  const { w } = c.var
  return (
    <DestinationFormPage
      w={w}
      state={state}
      title={w.webhooks.editDestinationTitle(name)}
      verb={w.webhooks.save}
      action={paths.destination.one(id)}
      cancel={paths.destination.one(id)}
      kinds={publicKinds}
      hidden={{ version: String(version) }}
    />
  )
}

const valuesOf = ({ name, address, kinds }: SubscriptionRow): FormState['values'] => ({
  name,
  address,
  kinds: JSON.parse(kinds) as string[],
})

type Refusal = Parameters<typeof withRefusal>[2]

const refusalOn = (c: Context, state: FormState, refusal: Refusal): FormState =>
  withRefusal(c, state, refusal, refusal === 'hook_address' ? 'address' : undefined)
