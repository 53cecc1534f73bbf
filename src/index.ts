import { makeApp } from '#app.ts'
import { systemClock } from '#edge/clock.ts'
import { makeIds } from '#edge/ids.ts'
import { log } from '#edge/log.ts'
import type { Bindings, JobMessage } from '#env.ts'
import { consume } from '#jobs/consume.ts'
import { schedules } from '#jobs/schedules.ts'
import { handlersOf } from '#jobs/subscriptions.ts'

export { Attempts } from '#edge/attempts.ts'

const ambient = { clock: systemClock, ids: makeIds(systemClock.now), handlersOf }
const app = makeApp(ambient)

export default {
  fetch: app.fetch,
  queue: (messages, env) => consume(messages, env, ambient),
  scheduled: async (_, env) => {
    // Each on its own: an errand that fails must not keep the others from running.
    const errands = schedules.map(({ run }) => run(env, ambient))
    for (const errand of await Promise.allSettled(errands)) {
      if (errand.status === 'rejected') log('error', { handler: 'cron', error: String(errand.reason) })
    }
  },
} satisfies ExportedHandler<Bindings, JobMessage>
