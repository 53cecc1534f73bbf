import { batch } from '#db/database.ts'
import { selectFindingOfTicket } from '#db/quality/audits-findings.ts'
import { closing, reopening } from '#domain/quality/audits/audits.ts'
import type { Job } from './job.ts'

/** A finding is mended when its ticket is closed, and open again when that is. */
export async function followFinding({ scope, event, settle }: Job): Promise<void> {
  const [[found]] = await batch(scope.db, [selectFindingOfTicket(scope, event.subjectId)])
  if (!found) return settle([])
  const isClosed = event.action === 'ticket_closed'
  if (isClosed === (found.closedAt !== null)) return settle([])
  await settle(isClosed ? closing(scope, found, String(event.payload.word ?? '')) : reopening(scope, found))
}
