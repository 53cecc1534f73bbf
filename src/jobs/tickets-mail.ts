import { batch } from '#db/database.ts'
import { selectWordings } from '#db/messages/wordings.ts'
import { selectOffice } from '#db/organisations/offices.ts'
import { selectTicket } from '#db/quality/tickets.ts'
import { selectAcknowledgement, selectClosures } from '#db/quality/tickets-steps.ts'
import { valuesOf } from '#domain/messages/values.ts'
import { worded } from '#domain/messages/wording.ts'
import { speech } from '#words/words.ts'
import type { Job } from './job.ts'
import { letterTo } from './letter.tsx'
import { sendMail } from './mail.ts'

/** Whoever has complained reads that we have read them, then what was answered in the end. */
export async function mailTicket(job: Job): Promise<void> {
  const { scope, event } = job
  const kind = event.action === 'ticket_closed' ? 'ticket-answered' : 'ticket-acknowledged'
  const [[ticket], [office], [acknowledgement], closures, wordings] = await batch(scope.db, [
    selectTicket(scope, event.subjectId),
    selectOffice(scope),
    selectAcknowledgement(scope, event.subjectId),
    selectClosures(scope, event.subjectId),
    selectWordings(scope, [
      [kind, 'fr'],
      [kind, 'en'],
    ]),
  ])
  const closure = closures.find(({ round }) => round === event.payload.round)
  const { mailed, text } =
    kind === 'ticket-answered'
      ? { mailed: closure?.mailed, text: closure?.word }
      : { mailed: acknowledgement?.mailed, text: acknowledgement?.reply }
  if (!ticket || !office || ticket.email === '' || mailed !== 1) return job.settle([])

  const language = ticket.language === 'en' ? 'en' : 'fr'
  const w = await speech(language, office.timeZone)
  const { subject, body, version } = worded(kind, language, wordings, w.messages.ownWords[kind], {
    ...valuesOf({ givenName: ticket.name, familyName: '' }, office),
    'ticket.title': ticket.title,
    'ticket.reply': text ?? '',
    'ticket.until': w.format.date(ticket.dueOn),
  })
  const letter = letterTo(ticket.email, { w, subject, body, ending: office.name })
  await sendMail(job, kind, { ...letter, fromName: office.name }, version)
}
