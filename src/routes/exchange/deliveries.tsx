import { read } from '#db/database.ts'
import { selectAttempts, selectDelivery } from '#db/exchange/deliveries.ts'
import type { Scope } from '#db/scope.ts'
import { replay } from '#domain/exchange/deliveries.ts'
import type { Context } from '#http/context.ts'
import { NotThere } from '#http/refusals.ts'
import { changed, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { DeliveryPage } from '#views/exchange/delivery.tsx'
import { refuseTurnedOff } from './turned-off.ts'

export const deliveries = room('/settings/webhooks/deliveries/:id', { staff: 'exchange.edit' })

  .get('/', async (c) => {
    const { delivery, attempts } = await load(c)
    const { w } = c.var
    return page(
      c,
      w.webhooks.deliveryTitle(delivery.kind),
      <DeliveryPage w={w} delivery={delivery} attempts={attempts} />,
    )
  })

  .post('/replay', async (c) => {
    const { delivery, attempts } = await load(c)
    const { scope, w } = c.var
    const title = w.webhooks.deliveryTitle(delivery.kind)
    const outcome = await replay(scope, delivery, screenOf(scope, delivery.id))
    if (!outcome.ok) {
      const problem = w.refusals[outcome.refusal]
      return refused(c, title, <DeliveryPage w={w} delivery={delivery} attempts={attempts} problem={problem} />)
    }
    const [[after = delivery], tried] = outcome.after
    const shown = <DeliveryPage w={w} delivery={after} attempts={tried} />
    return changed(c, paths.delivery.one(delivery.id), title, shown, { text: w.webhooks.sentAgain })
  })

const screenOf = (scope: Scope, id: string) => [selectDelivery(scope, id), selectAttempts(scope, id)] as const

async function load(c: Context) {
  const { scope } = c.var
  const [[delivery], attempts] = await read(scope, ...screenOf(scope, c.req.param('id') ?? ''))
  refuseTurnedOff(c)
  if (!delivery) throw new NotThere()
  return { delivery, attempts }
}
