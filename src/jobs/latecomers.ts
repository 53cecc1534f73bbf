import { selectSessionOf } from '#db/cockpit/session-of.ts'
import { batch } from '#db/database.ts'
import { selectOffice } from '#db/organisations/offices.ts'
import { selectLatecomers } from '#db/surveys/latecomers.ts'
import { named } from '#domain/cockpit/watched.ts'
import { dayOf } from '#domain/organisations/clock.ts'
import { asking, mostAtOnce } from '#domain/surveys/askings.ts'
import { languageOf } from '#domain/surveys/language.ts'
import type { Job } from './job.ts'

/** Somebody has come to a session, or was seen there, after its trainees were asked: they are asked as well. */
export async function askLatecomers(job: Job): Promise<void> {
  const { scope, event } = job
  const [[office], [about]] = await batch(scope.db, [selectOffice(scope), selectSessionOf(scope, named(event))])
  if (!office || !about?.sessionId) return job.settle([])
  const today = dayOf(scope.clock.now(), office.timeZone)
  const [late] = await batch(scope.db, [selectLatecomers(scope, about.sessionId, today, mostAtOnce)])
  const language = languageOf(office.languages)
  await job.settle(
    [...Map.groupBy(late, ({ askingId }) => askingId)].flatMap(([id, people]) =>
      people
        .slice(0, 1)
        .flatMap(({ title, code, siteId }) => asking(scope, { id, title, code, siteId }, people, today, language)),
    ),
  )
}
