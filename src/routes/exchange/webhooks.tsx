import { read } from '#db/database.ts'
import { selectSources } from '#db/exchange/sources.ts'
import { selectSubscriptions } from '#db/exchange/subscriptions.ts'
import { page } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { WebhooksPage } from '#views/exchange/webhooks.tsx'
import { refuseTurnedOff } from './turned-off.ts'

export const webhooks = room(paths.webhooks, { staff: 'exchange.edit' }).get('/', async (c) => {
  const { scope } = c.var
  const [sources, destinations] = await read(scope, selectSources(scope), selectSubscriptions(scope))
  refuseTurnedOff(c)
  return page(c, c.var.w.webhooks.title, <WebhooksPage w={c.var.w} sources={sources} destinations={destinations} />)
})
