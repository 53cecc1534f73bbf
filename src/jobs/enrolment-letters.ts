import { batch } from '#db/database.ts'
import { selectWordings } from '#db/messages/wordings.ts'
import { type OfficeRow, selectOffice } from '#db/organisations/offices.ts'
import { selectSale, selectSoldSeats } from '#db/sessions/pack-sales.ts'
import { selectSeat } from '#db/sessions/registration-seats.ts'
import { selectToldPeople, selectToldSession } from '#db/sessions/told.ts'
import { valuesOf } from '#domain/messages/values.ts'
import { worded } from '#domain/messages/wording.ts'
import { type Speech, speech } from '#words/words.ts'
import type { Job } from './job.ts'
import { letterTo } from './letter.tsx'
import { sendMail } from './mail.ts'

/** What becomes of somebody's enrolments, told to them when somebody asked for it. */
export async function tellEnrolmentChange(job: Job): Promise<void> {
  const { scope, event } = job
  if (event.payload.tell !== true) return job.settle([])
  const [[person], [office], wordings] = await batch(scope.db, [
    selectToldPeople(scope, [String(event.payload.person)]),
    selectOffice(scope),
    selectWordings(scope, [
      [kind, 'fr'],
      [kind, 'en'],
    ]),
  ])
  if (!person?.email || !office) return job.settle([])
  const { language, w } = await voiceOf(office)
  const said = await changeSaid(job, w)
  if (!said) return job.settle([])
  const words = worded(kind, language, wordings, w.messages.ownWords[kind], {
    ...valuesOf(person, office),
    'session.title': said.title,
    'change.reason': said.sentence,
  })
  const letter = letterTo(person.email, { w, subject: words.subject, body: words.body, ending: office.name })
  await sendMail(job, kind, { ...letter, fromName: office.name }, words.version)
}

const kind = 'enrolment-changed'

type Said = { title: string; sentence: string }

/** Null for what was undone meanwhile: what undid it tells it. */
function changeSaid(job: Job, w: Speech): Promise<Said | null> {
  return job.event.action.startsWith('pack_') ? packSaid(job, w) : enrolmentSaid(job, w)
}

async function packSaid({ scope, event }: Job, w: Speech): Promise<Said | null> {
  const isBack = event.action === 'pack_sale_restored'
  const [[sale], seats] = await batch(scope.db, [
    selectSale(scope, event.subjectId),
    selectSoldSeats(scope, event.subjectId),
  ])
  if (!sale || (sale.reversedAt === null) !== isBack) return null
  const { mailBack, mailEnded } = w.catalogue.packs.reversal
  const concerned = event.payload.enrolments as readonly string[]
  const sessions = seats
    .filter(({ enrolmentId }) => concerned.includes(enrolmentId))
    .map(({ title, ...days }) => `${title}, ${datesOf(w, days)}`)
    .join(' ; ')
  const sentence = isBack ? mailBack(sale.title, sessions) : mailEnded(sale.title, sessions)
  return { title: sale.title, sentence: withReason(sentence, event.payload) }
}

/** Somebody passes to another session, or leaves it. */
async function enrolmentSaid({ scope, event }: Job, w: Speech): Promise<Said | null> {
  const { from, to } = event.payload as { from?: string; to?: string }
  const [[seat], [session], [former]] = await batch(scope.db, [
    selectSeat(scope, event.subjectId),
    selectToldSession(scope, to ?? String(event.payload.session)),
    selectToldSession(scope, from ?? ''),
  ])
  const stands = to === undefined ? seat?.endedAt !== null : seat?.sessionId === to
  if (!seat || !session || !stands) return null
  const { title, modality, siteName, spaceName, place } = session
  if (!former) return { title, sentence: withReason(w.enrolments.mailEnded(title, datesOf(w, session)), event.payload) }
  const where = [siteName, spaceName || place].filter(Boolean).join(', ')
  const said = w.enrolments.mailMoved(
    datesOf(w, former),
    datesOf(w, session),
    modality === 'remote' ? w.sessions.frame.remote : where,
  )
  return { title, sentence: seat.state === 'waiting' ? `${said}\n${w.enrolments.mailWaits}` : said }
}

const datesOf = (w: Speech, { startsOn, endsOn }: { startsOn: string; endsOn: string }): string =>
  startsOn ? w.format.period(startsOn, endsOn) : w.sessions.frame.undated

const withReason = (sentence: string, { reason }: Job['event']['payload']): string =>
  [sentence, String(reason ?? '')].filter(Boolean).join('\n')

async function voiceOf({ languages, timeZone }: OfficeRow) {
  const language = languages.startsWith('en') ? 'en' : 'fr'
  return { language, w: await speech(language, timeZone) } as const
}
