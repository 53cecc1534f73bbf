import { batch } from '#db/database.ts'
import { insertReminder } from '#db/messages/reminders.ts'
import { insertTold, type Told } from '#db/messages/sendings.ts'
import { selectWaitingLine } from '#db/sessions/registration-seats.ts'
import { selectOffer } from '#db/sessions/registrations.ts'
import { patience } from '#domain/messages/deadlines.ts'
import type { Job } from './job.ts'
import { seatLetter } from './registrations.ts'
import { carry } from './sendings.ts'

/**
 * Seats are free: as many of those who have waited longest may take one. Somebody who lets two days go by sees it offered
 * to the next.
 */
export async function offerSeat(job: Job): Promise<void> {
  const { scope, event, env } = job
  const sessionId = typeof event.payload.session === 'string' ? event.payload.session : event.subjectId
  const [[offer], line] = await batch(scope.db, [selectOffer(scope, sessionId), selectWaitingLine(scope, sessionId)])
  if (!offer || offer.cancelledAt !== null) return job.settle([])
  const offered = line.filter(({ isOffered }) => isOffered === 1).length
  const free = Math.max(0, offer.seatsMax - offer.taken - offered)
  const isPassed = event.action === 'seat_unanswered'
  const next = line.filter(({ isOffered, hasPassed }) => !isOffered && !(isPassed && hasPassed)).slice(0, free)

  const dueAt = scope.clock.now() + patience.seat
  const told: Told[] = []
  for (const { id } of next) {
    const written = await seatLetter(job, id, null, 'seat-offered')
    if (written) told.push(sendingOf(job, id, written))
  }
  await job.settle([
    ...next.map(({ id }) => insertReminder(scope, { id: `seat.${id}`, kind: 'seat', subjectId: id, dueAt })),
    ...(told.length > 0 ? insertTold(scope, told) : []),
  ])
  for (const { id } of told) await carry(env, scope, id)
}

type Written = NonNullable<Awaited<ReturnType<typeof seatLetter>>>

const sendingOf = (
  { scope, event, handler }: Job,
  enrolmentId: string,
  { mail, version, personId }: Written,
): Told => ({
  id: `${event.id}.${enrolmentId}`,
  eventId: event.id,
  handler,
  channel: 'mail',
  kind: 'seat-offered',
  family: '',
  personId,
  recipient: mail.to,
  state: 'waiting',
  wording: version,
  dueAt: scope.clock.now(),
  subject: mail.subject,
  body: mail.text,
  html: mail.html ?? '',
  fromName: mail.fromName,
})
