import { claim, release, tell } from '#db/chores/watermarks.ts'
import { batch } from '#db/database.ts'
import { failureOf } from '#domain/chores/failure.ts'
import { log } from '#edge/log.ts'
import type { Bindings } from '#env.ts'
import { type Ambient, directoryScope } from './job.ts'
import type { Schedule } from './schedules.ts'

const minute = 60_000

/**
 * One run of cron: takes the schedules that are due and that no other run holds, and runs each on its own. Runs that were
 * missed are caught up by one; two at once share the work; a run that died or failed is tried again when its claim expires.
 */
export async function runSchedules(schedules: readonly Schedule[], env: Bindings, ambient: Ambient): Promise<void> {
  try {
    await runDue(schedules, env, ambient)
  } catch (error) {
    log('error', { handler: 'cron', error: failureOf(error) }, error)
    throw error
  }
}

async function runDue(schedules: readonly Schedule[], env: Bindings, ambient: Ambient): Promise<void> {
  const directory = directoryScope(env, ambient, 'cron', [])
  const now = Math.floor(ambient.clock.now() / minute) * minute
  const run = ambient.ids.next()
  const claimed = await batch(
    directory.db,
    schedules.map((schedule) => claim(directory, schedule, run, now, lifeOfClaim(schedule))),
  )
  const due = schedules.filter((_, at) => (claimed[at]?.length ?? 0) > 0)

  await Promise.all(
    due.map(async ({ name, run: errand }) => {
      try {
        await errand(env, ambient)
        await batch(directory.db, [release(directory, name, run, now)])
      } catch (error) {
        log('error', { handler: 'cron', schedule: name, error: failureOf(error) }, error)
        await batch(directory.db, [tell(directory, name, run, failureOf(error))])
      }
    }),
  )
}

/** As long as the platform lets a run last, or less for what is due again sooner. */
const lifeOfClaim = ({ everyMinutes }: Schedule): number => Math.min(15, Math.max(2, everyMinutes)) * minute
