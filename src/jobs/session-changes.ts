import { batch } from '#db/database.ts'
import { insertTold, type Told } from '#db/messages/sendings.ts'
import { selectWordings } from '#db/messages/wordings.ts'
import { selectOffice } from '#db/organisations/offices.ts'
import { selectAffectedPeople, selectAffectedSlots } from '#db/sessions/consequences.ts'
import { selectToldPeople, selectToldSession } from '#db/sessions/told.ts'
import { valuesOf } from '#domain/messages/values.ts'
import { worded } from '#domain/messages/wording.ts'
import { type Speech, speech } from '#words/words.ts'
import type { Job } from './job.ts'
import { letterTo } from './letter.tsx'
import { carry } from './sendings.ts'

/** A session that is cancelled, moves or comes back, or one of its slots, told to those who come and those who teach, when somebody asked for it. */
export async function tellEnrolled(job: Job): Promise<void> {
  const { scope, event, env } = job
  if (event.payload.tell === false) return job.settle([])
  const kind = event.action === 'session_cancelled' ? 'session-cancelled' : 'session-moved'
  const former = (event.payload.formerTrainers ?? []) as readonly string[]
  const [[session], people, slots, gone, [office], wordings] = await batch(scope.db, [
    selectToldSession(scope, event.subjectId),
    selectAffectedPeople(scope, event.subjectId),
    selectAffectedSlots(scope, event.subjectId),
    selectToldPeople(scope, former),
    selectOffice(scope),
    selectWordings(scope, [
      [kind, 'fr'],
      [kind, 'en'],
    ]),
  ])
  // What was undone meanwhile is told by what undid it.
  const stands = (session?.cancelledAt !== null) === (kind === 'session-cancelled')
  if (!session || !office || !stands) return job.settle([])

  const language = office.languages.startsWith('en') ? 'en' : 'fr'
  const w = await speech(language, office.timeZone)
  const where = [session.siteName, session.spaceName || session.place].filter(Boolean).join(', ')
  const reason = slotsSaid[event.action]?.(w, event.payload) ?? String(event.payload.reason ?? '')
  const told = readersOf([...people, ...gone], slots).map((reader): Told => {
    const words = worded(kind, language, wordings, w.messages.ownWords[kind], {
      ...valuesOf(reader, office),
      'session.title': session.title,
      'session.dates': session.startsOn ? w.format.period(session.startsOn, session.endsOn) : w.sessions.frame.undated,
      'session.place': session.modality === 'remote' ? w.sessions.frame.remote : where,
      'change.reason': reason,
    })
    const mail = letterTo(reader.email, { w, subject: words.subject, body: words.body, ending: office.name })
    return {
      id: `${event.id}.${reader.personId}`,
      eventId: event.id,
      handler: job.handler,
      channel: 'mail',
      kind,
      family: '',
      personId: reader.personId,
      recipient: mail.to,
      state: 'waiting',
      wording: words.version,
      dueAt: scope.clock.now(),
      subject: mail.subject,
      body: mail.text,
      html: mail.html ?? '',
      fromName: office.name,
    }
  })
  await job.settle(lots(told).flatMap((some) => insertTold(scope, some)))
  for (const { id } of told.slice(0, atOnce)) await carry(env, scope, id)
}

type Hours = { day: string; startsAt: number; endsAt: number }
type Payload = Readonly<Record<string, unknown>>

/** « La séance du … a lieu le … », for a change of slots alone. */
const slotsSaid: Readonly<Record<string, (w: Speech, payload: Payload) => string>> = {
  slot_changed: (w, { before, after }) => w.sessions.slots.movedTo(hours(w, before), hours(w, after)),
  slot_added: (w, { after }) => w.sessions.slots.addedOn(hours(w, after)),
  slots_planned: (w, { count, from, to }) =>
    w.sessions.slots.plannedOn(Number(count), w.format.period(String(from), String(to))),
  slot_removed: (w, payload) => w.sessions.slots.removedFrom(hours(w, payload)),
}

function hours(w: Speech, slot: unknown): string {
  const { day, startsAt, endsAt } = slot as Hours
  return `${w.format.longDate(day)}, ${w.format.hours(startsAt, endsAt)}`
}

/** A handful leave with the event; cron carries the rest within the minute. */
const atOnce = 10

type Reader = { personId: string; givenName: string; familyName: string; email: string }

/** Everybody with an address, once. */
function readersOf(people: readonly Reader[], slots: readonly { trainers: string }[]): Reader[] {
  const trainers = slots
    .flatMap((slot) => JSON.parse(slot.trainers) as [string, string, string][])
    .map(([personId, name, email]) => {
      const [givenName = '', ...family] = name.split(' ')
      return { personId, givenName, familyName: family.join(' '), email }
    })
  const readers = [...people, ...trainers].filter(({ email }) => email !== '')
  return [...new Map(readers.map((reader) => [reader.personId, reader])).values()]
}

/** A statement carries so many letters at most. */
const lots = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / 50) }, (_, index) => all.slice(index * 50, index * 50 + 50))
