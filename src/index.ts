import { makeApp } from '#app.ts'
import { systemClock } from '#edge/clock.ts'
import { makeIds } from '#edge/ids.ts'
import type { Bindings, JobMessage } from '#env.ts'
import { consume, resend } from '#jobs/consume.ts'
import { beginDepartures } from '#jobs/organisation-departures.ts'
import { forgetExpired } from '#jobs/purge.ts'
import { handlersOf } from '#jobs/subscriptions.ts'

export { Attempts } from '#edge/attempts.ts'

const ambient = { clock: systemClock, ids: makeIds(systemClock.now), handlersOf }
const app = makeApp(ambient)

export default {
  fetch: app.fetch,
  queue: (messages, env) => consume(messages, env, ambient),
  scheduled: async (_, env) => {
    await beginDepartures(env, ambient)
    await forgetExpired(env, ambient)
    await resend(env, ambient)
  },
} satisfies ExportedHandler<Bindings, JobMessage>
