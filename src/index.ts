import { makeApp } from '#app.ts'
import { systemClock } from '#edge/clock.ts'
import { makeIds } from '#edge/ids.ts'
import type { Bindings, JobMessage } from '#env.ts'
import { makeMeter } from '#http/meter.ts'
import { consume } from '#jobs/consume.ts'
import { runSchedules } from '#jobs/cron.ts'
import { bury } from '#jobs/dead.ts'
import { schedules } from '#jobs/schedules.ts'
import { handlersOf } from '#jobs/subscriptions.ts'
import { rooms } from '#routes/rooms.ts'

export { Attempts } from '#edge/attempts.ts'
export { Live } from '#edge/live.ts'

const ambient = { clock: systemClock, ids: makeIds(systemClock.now), handlersOf }
const app = makeApp(ambient, rooms, makeMeter(ambient))

export default {
  fetch: app.fetch,
  queue: (messages, env) =>
    messages.queue.endsWith('-dead') ? bury(messages, env, ambient) : consume(messages, env, ambient),
  scheduled: (_, env) => runSchedules(schedules, env, ambient),
} satisfies ExportedHandler<Bindings, JobMessage>
