import { makeApp } from '#app.ts'
import { systemClock } from '#edge/clock.ts'
import { makeIds } from '#edge/ids.ts'
import type { Bindings, JobMessage } from '#env.ts'
import { handlersOf } from '#jobs/subscriptions.ts'

export { Attempts } from '#edge/attempts.ts'

const app = makeApp({ clock: systemClock, ids: makeIds(systemClock.now), handlersOf })

export default {
  fetch: app.fetch,
} satisfies ExportedHandler<Bindings, JobMessage>
