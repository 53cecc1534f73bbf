import { batch } from '#db/database.ts'
import { selectWordings } from '#db/messages/wordings.ts'
import { type OfficeRow, selectOffice } from '#db/organisations/offices.ts'
import { selectSale, selectSoldSeats } from '#db/sessions/pack-sales.ts'
import { selectToldPeople } from '#db/sessions/told.ts'
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
  const { language, w } = voiceOf(office)
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
async function changeSaid({ scope, event }: Job, w: Speech): Promise<Said | null> {
  const isBack = event.action === 'pack_sale_restored'
  const [[sale], seats] = await batch(scope.db, [
    selectSale(scope, event.subjectId),
    selectSoldSeats(scope, event.subjectId),
  ])
  if (!sale || (sale.reversedAt === null) !== isBack) return null
  const { mailBack, mailEnded } = w.catalogue.packs.reversal
  const concerned = new Set(((event.payload.seats ?? []) as [string, string][]).map(([, enrolment]) => enrolment))
  const sessions = seats
    .filter(({ enrolmentId }) => concerned.has(enrolmentId))
    .map(({ title, startsOn, endsOn }) => (startsOn ? `${title}, ${w.format.period(startsOn, endsOn)}` : title))
    .join(' ; ')
  const sentence = isBack ? mailBack(sale.title, sessions) : mailEnded(sale.title, sessions)
  return { title: sale.title, sentence: [sentence, String(event.payload.reason ?? '')].filter(Boolean).join('\n') }
}

function voiceOf({ languages, timeZone }: OfficeRow) {
  const language = languages.startsWith('en') ? 'en' : 'fr'
  return { language, w: speech(language, timeZone) } as const
}
