import { receive } from '#domain/exchange/incoming.ts'
import { readHook } from '#http/hook-door.ts'
import { NotThere } from '#http/refusals.ts'
import { room } from '#http/room.ts'
import { tellCost } from '#http/timing.ts'
import { paths } from '#paths.ts'

/** What providers send is kept, then answered; what follows from it is a job's. Sent twice, it is answered the same. */
export const hooks = room(paths.hooks, { provider: true }).post('/:provider/:endpoint', async (c) => {
  const outcome = await receive(c.var.scope, c.env.FILES, readHook(c))
  if (outcome === 'closed') throw new NotThere()
  tellCost(c)
  return c.json({ received: true })
})
