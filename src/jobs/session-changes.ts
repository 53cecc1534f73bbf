import { batch } from '#db/database.ts'
import { insertTold, type Told } from '#db/messages/sendings.ts'
import { selectWordings } from '#db/messages/wordings.ts'
import { selectOffice } from '#db/organisations/offices.ts'
import { selectAffectedPeople, selectAffectedSlots } from '#db/sessions/consequences.ts'
import { selectToldPeople, selectToldSession } from '#db/sessions/told.ts'
import { valuesOf } from '#domain/messages/values.ts'
import { worded } from '#domain/messages/wording.ts'
import { paths } from '#paths.ts'
import { speech } from '#words/words.ts'
import type { Job } from './job.ts'
import { letterTo } from './letter.tsx'
import { carry } from './sendings.ts'
import { lettersOf } from './session-letters.ts'

/** A session that is cancelled, moves or comes back, one of its slots, or who teaches it: told to whom it concerns, when somebody asked for it. */
export async function tellEnrolled(job: Job): Promise<void> {
  const { scope, event, env } = job
  const isAsked = event.action === 'session_changed' ? event.payload.tell === true : event.payload.tell !== false
  if (!isAsked) return job.settle([])
  const sessionId = event.action === 'session_duplicated' ? String(event.payload.toId) : event.subjectId
  const former = (event.payload.formerTrainers ?? []) as readonly string[]
  const [[session], people, slots, gone, [office], wordings] = await batch(scope.db, [
    selectToldSession(scope, sessionId),
    selectAffectedPeople(scope, sessionId),
    selectAffectedSlots(scope, sessionId),
    selectToldPeople(scope, former),
    selectOffice(scope),
    selectWordings(
      scope,
      kinds.flatMap((kind) => [[kind, 'fr'] as const, [kind, 'en'] as const]),
    ),
  ])
  // What was undone meanwhile is told by what undid it.
  const stands = (session?.cancelledAt !== null) === (event.action === 'session_cancelled')
  if (!session || !office || !stands) return job.settle([])

  const language = office.languages.startsWith('en') ? 'en' : 'fr'
  const w = await speech(language, office.timeZone)
  const where = [session.siteName, session.spaceName || session.place].filter(Boolean).join(', ')
  const told = lettersOf(w, event, { people, slots, gone }).map(({ kind, reader, reason }): Told => {
    const words = worded(kind, language, wordings, w.messages.ownWords[kind], {
      ...valuesOf(reader, office),
      'session.title': session.title,
      'session.dates': session.startsOn ? w.format.period(session.startsOn, session.endsOn) : w.sessions.frame.undated,
      'session.place': session.modality === 'remote' ? w.sessions.frame.remote : where,
      'change.reason': reason,
    })
    const action =
      kind === 'trainer-changed' ? { href: env.ORIGIN + paths.teaching.all, label: w.teaching.title } : undefined
    const mail = letterTo(reader.email, { w, subject: words.subject, body: words.body, action, ending: office.name })
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

const kinds = ['session-cancelled', 'session-moved', 'trainer-changed'] as const

/** A handful leave with the event; cron carries the rest within the minute. */
const atOnce = 10

/** A statement carries so many letters at most. */
const lots = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / 50) }, (_, index) => all.slice(index * 50, index * 50 + 50))
