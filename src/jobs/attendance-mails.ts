import { selectExpected, selectSlot } from '#db/attendance/slots.ts'
import { batch } from '#db/database.ts'
import { type OfficeRow, selectOffice } from '#db/organisations/offices.ts'
import { turnOf } from '#domain/attendance/own-signature.ts'
import { signOwnLink } from '#domain/attendance/passes.ts'
import { mailedCode } from '#edge/mailed-codes.ts'
import { tokens } from '#edge/tokens.ts'
import { paths } from '#paths.ts'
import { speech } from '#words/words.ts'
import type { Job } from './job.ts'
import { letterTo } from './letter.tsx'
import { sendMail } from './mail.ts'

/** Six digits to the mailbox of whoever says they are in the room: made from the hour they were asked, kept nowhere. */
export async function mailSigningCode(job: Job): Promise<void> {
  const { scope, event } = job
  const slotId = event.subjectId
  const enrolment = String(event.payload.enrolment)
  const [[slot], expected, [office]] = await batch(scope.db, [
    selectSlot(scope, slotId),
    selectExpected(scope, slotId),
    selectOffice(scope),
  ])
  const person = expected.find(({ id }) => id === enrolment)
  if (!slot || !office || !person?.email || person.signatureId !== null) return job.settle([])

  const code = await mailedCode(job.env.SECRET, [scope.organisationId, slotId, enrolment], turnOf(event.at))
  const w = await wordsOf(office)
  const { own } = w.attendance
  const letter = letterTo(person.email, {
    w,
    subject: own.mails.codeSubject(code),
    body: own.mails.code(code, slot.title),
    after: own.mails.codeAfter,
    ending: office.name,
  })
  await sendMail(job, 'signing-code', { ...letter, fromName: office.name })
}

/** One link to one person for one half-day: whoever asked for all of them has left an event for each. */
export async function mailSigningLink(job: Job): Promise<void> {
  const { scope, event } = job
  const slotId = event.subjectId
  const enrolment = String(event.payload.enrolment)
  const [[slot], expected, [office]] = await batch(scope.db, [
    selectSlot(scope, slotId),
    selectExpected(scope, slotId),
    selectOffice(scope),
  ])
  const person = expected.find(({ id }) => id === enrolment)
  const waits = slot && slot.cancelledAt === null && person && person.signatureId === null
  if (!waits || !office || !person.email) return job.settle([])

  const w = await wordsOf(office)
  const { mails } = w.attendance.own
  const claims = { organisation: scope.organisationId, shard: scope.shard, slot: slotId, enrolment }
  const token = await signOwnLink(tokens(job.env.SECRET), claims, slot.endsAt, scope.clock.now())
  const letter = letterTo(person.email, {
    w,
    subject: mails.linkSubject(slot.title),
    body: mails.link(slot.title, `${w.format.longDate(slot.day)}, ${w.format.hours(slot.startsAt, slot.endsAt)}`),
    action: { href: `${job.env.ORIGIN}${paths.attendance.signOwn(token)}`, label: mails.linkVerb },
    after: mails.linkAfter,
    ending: office.name,
  })
  await sendMail(job, 'signing-link', { ...letter, fromName: office.name })
}

const wordsOf = ({ languages, timeZone }: OfficeRow) => speech(languages.startsWith('en') ? 'en' : 'fr', timeZone)
