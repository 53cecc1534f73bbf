import { batch } from '#db/database.ts'
import { type OfficeRow, selectOffice } from '#db/organisations/offices.ts'
import { selectFindingOfTicket } from '#db/quality/audits-findings.ts'
import { selectRoom } from '#db/quality/audits-rooms.ts'
import { closing, reopening } from '#domain/quality/audits/audits.ts'
import { stateOfRoom } from '#domain/quality/audits/room.ts'
import { roomToken } from '#domain/quality/audits/room-link.ts'
import { mailedCode } from '#edge/mailed-codes.ts'
import { tokens } from '#edge/tokens.ts'
import { paths } from '#paths.ts'
import { speech } from '#words/words.ts'
import type { Job } from './job.ts'
import { letterTo } from './letter.tsx'
import { sendMail } from './mail.ts'

/** A finding is mended when its ticket is closed, and open again when that is. */
export async function followFinding({ scope, event, settle }: Job): Promise<void> {
  const [[found]] = await batch(scope.db, [selectFindingOfTicket(scope, event.subjectId)])
  if (!found) return settle([])
  const isClosed = event.action === 'ticket_closed'
  if (isClosed === (found.closedAt !== null)) return settle([])
  await settle(isClosed ? closing(scope, found, String(event.payload.word ?? '')) : reopening(scope, found))
}

/** To the auditor: the link to their room, which opens with a code of their mailbox. */
export async function mailAuditRoom(job: Job): Promise<void> {
  const { scope, event, env } = job
  const [[room], [office]] = await batch(scope.db, [selectRoom(scope, event.subjectId), selectOffice(scope)])
  if (!room || !office || stateOfRoom(room, scope.clock.now()) === 'revoked') return job.settle([])
  const w = await wordsOf(office)
  const { mails } = w.auditRoom
  const token = await roomToken(tokens(env.SECRET), scope.organisationId, room)
  const letter = letterTo(room.email, {
    w,
    subject: mails.subject(office.name),
    body: mails.body(room.name, office.name, w.format.day(room.opensAt), w.format.day(room.closesAt - 1)),
    action: { href: `${env.ORIGIN}${paths.auditRoom.front(scope.organisationId, token)}`, label: mails.verb },
    after: mails.after,
    ending: office.name,
  })
  await sendMail(job, 'audit-room', { ...letter, fromName: office.name })
}

/** The last code asked for. */
export async function mailAuditCode(job: Job): Promise<void> {
  const { scope, event, env } = job
  const [[room], [office]] = await batch(scope.db, [selectRoom(scope, event.subjectId), selectOffice(scope)])
  const now = scope.clock.now()
  if (!room?.codeNonce || !office || (room.codeExpiresAt ?? 0) <= now) return job.settle([])
  if (stateOfRoom(room, now) !== 'open') return job.settle([])
  const w = await wordsOf(office)
  const { mails } = w.auditRoom
  const code = await mailedCode(env.SECRET, [scope.organisationId, room.id, room.codeNonce], room.codeNumber ?? 0)
  const letter = letterTo(room.email, {
    w,
    subject: mails.codeSubject(code),
    body: mails.code(code),
    after: mails.codeAfter,
    ending: office.name,
  })
  await sendMail(job, 'audit-code', { ...letter, fromName: office.name })
}

const wordsOf = ({ languages, timeZone }: OfficeRow) => speech(languages.startsWith('en') ? 'en' : 'fr', timeZone)
