import { makeApp } from '#app.ts'
import { systemClock } from '#edge/clock.ts'
import { makeIds } from '#edge/ids.ts'
import { tellErrorsTo } from '#edge/log.ts'
import { tellOutside } from '#edge/sentry/tell.ts'
import type { Bindings, JobMessage } from '#env.ts'
import { makeMeter } from '#http/meter.ts'
import { handlersOf } from '#jobs/subscriptions.ts'
import { type Part, partOf, parts } from '#routes/part.ts'

export { Attempts } from '#edge/attempts.ts'
export { Live } from '#edge/live.ts'

tellErrorsTo(tellOutside)

const ambient = { clock: systemClock, ids: makeIds(systemClock.now), handlersOf }
const meter = makeMeter(ambient)

type App = ReturnType<typeof makeApp>
/** Holds nothing of a request: the code of a part, ready to answer. */
const opened = new Map<Part, App>()

/** No request waits for a promise of another: two that come first each load the part, which is read once. */
async function appOf(part: Part): Promise<App> {
  const known = opened.get(part)
  if (known) return known
  const { rooms } = await parts[part]()
  const made = opened.get(part) ?? makeApp(ambient, rooms, meter)
  opened.set(part, made)
  return made
}

export default {
  fetch: async (request, env, context) => {
    const app = await appOf(partOf(new URL(request.url).pathname))
    return app.fetch(request, env, context)
  },
  queue: async (messages, env) => {
    if (messages.queue.endsWith('-dead')) return (await import('#jobs/dead.ts')).bury(messages, env, ambient)
    return (await import('#jobs/consume.ts')).consume(messages, env, ambient)
  },
  scheduled: async (_, env) => {
    const [{ runSchedules }, { schedules }] = await Promise.all([import('#jobs/cron.ts'), import('#jobs/schedules.ts')])
    return runSchedules(schedules, env, ambient)
  },
} satisfies ExportedHandler<Bindings, JobMessage>
