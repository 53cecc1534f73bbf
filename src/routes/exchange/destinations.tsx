import { read } from '#db/database.ts'
import { selectDeliveriesOf } from '#db/exchange/deliveries.ts'
import { type SubscriptionRow, selectSubscription } from '#db/exchange/subscriptions.ts'
import { type Listing, pageOf } from '#db/listing.ts'
import type { Scope } from '#db/scope.ts'
import type { Outcome } from '#domain/events/outcome.ts'
import { replayEveryFailed } from '#domain/exchange/deliveries.ts'
import {
  pauseSubscription,
  removeSubscription,
  resumeSubscription,
  testSubscription,
} from '#domain/exchange/subscriptions.ts'
import type { Context } from '#http/context.ts'
import type { Refusal } from '#http/form.ts'
import { addressOf, afterKey, readListing } from '#http/listing.ts'
import { NotThere } from '#http/refusals.ts'
import { changed, gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { DestinationPage } from '#views/exchange/destination.tsx'
import { refuseTurnedOff } from './turned-off.ts'

const pageSize = 25
const firstPage = { after: null }

export const destinations = room('/settings/webhooks/destinations/:id', { staff: 'exchange.edit' })

  .get(
    '/',
    async (c) => {
      const { destination, rows } = await load(c, readListing(c))
      return page(c, destination.name, destinationPage(c, destination, rows, addressOf(c)))
    },
    { rows: 70 },
  )

  .post('/trial', (c) => change(c, testSubscription, (w) => w.webhooks.tested))
  .post('/pause', (c) => change(c, pauseSubscription, (w, name) => w.webhooks.paused(name)))
  .post('/resumption', (c) => change(c, resumeSubscription, (w, name) => w.webhooks.resumed(name)))
  .post('/replay', (c) => change(c, replayEveryFailed, (w) => w.webhooks.replayedFailed))

  .post('/removal', async (c) => {
    const { destination, rows } = await load(c, firstPage)
    const { scope, w } = c.var
    const outcome = await removeSubscription(scope, destination)
    const { id, name } = destination
    if (outcome.ok) return gone(c, paths.webhooks, { text: w.webhooks.destinationRemoved(name) })
    const problem = w.refusals[outcome.refusal]
    return refused(c, name, destinationPage(c, destination, rows, paths.destination.one(id), problem))
  })

const screenOf = (scope: Scope, id: string, { after }: Pick<Listing, 'after'>) =>
  [selectSubscription(scope, id), selectDeliveriesOf(scope, id, { after }, pageSize)] as const

type Screen = ReturnType<typeof screenOf>
type Rows = Awaited<Screen[1]>
type Verb = (
  scope: Scope,
  destination: SubscriptionRow,
  show: Screen,
) => Promise<Outcome<readonly [readonly SubscriptionRow[], Rows], Refusal>>

/** Each of these shows the destination as it then is, with a word about it. */
async function change(c: Context, verb: Verb, say: (w: Context['var']['w'], name: string) => string) {
  const { destination, rows } = await load(c, firstPage)
  const { scope, w } = c.var
  const { id, name } = destination
  const outcome = await verb(scope, destination, screenOf(scope, id, firstPage))
  const address = paths.destination.one(id)
  if (!outcome.ok) {
    return refused(c, name, destinationPage(c, destination, rows, address, w.refusals[outcome.refusal]))
  }
  const [[after = destination], left] = outcome.after
  return changed(c, address, name, destinationPage(c, after, left, address), { text: say(w, name) })
}

async function load(c: Context, listing: Pick<Listing, 'after'>) {
  const { scope } = c.var
  const [[destination], rows] = await read(scope, ...screenOf(scope, c.req.param('id') ?? '', listing))
  refuseTurnedOff(c)
  if (!destination) throw new NotThere()
  return { destination, rows }
}

function destinationPage(c: Context, destination: SubscriptionRow, rows: Rows, address: string, problem?: string) {
  const list = pageOf(rows, pageSize)
  const shown = { page: list, address, after: afterKey(list.next), problem }
  return <DestinationPage w={c.var.w} destination={destination} {...shown} />
}
