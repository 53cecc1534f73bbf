import { batch } from '#db/database.ts'
import { selectStandingConvocations } from '#db/documents/convocations.ts'
import { selectOffice } from '#db/organisations/offices.ts'
import { selectToldSession } from '#db/sessions/told.ts'
import { voidAll } from '#domain/documents/voids.ts'
import { speech } from '#words/words.ts'
import type { Job } from './job.ts'

/** What called people to days that are no longer those: nobody comes on the strength of it. What was issued since stands. */
export async function voidConvocations(job: Job): Promise<void> {
  const { scope, event } = job
  const [[session], [office], papers] = await batch(scope.db, [
    selectToldSession(scope, event.subjectId),
    selectOffice(scope),
    selectStandingConvocations(scope, event.subjectId, event.at),
  ])
  const isCancelled = event.action === 'session_cancelled'
  // What was undone meanwhile voids nothing.
  if (!office || (isCancelled && !session?.cancelledAt)) return job.settle([])

  const { voidedWith } = speech(office.languages.startsWith('en') ? 'en' : 'fr', office.timeZone).papers
  const said = String(event.payload.reason ?? '')
  const reason = [isCancelled ? voidedWith.session : voidedWith.dates, said].filter(Boolean).join(' : ').slice(0, 300)
  await voidAll(scope, papers, reason)
  await job.settle([])
}
