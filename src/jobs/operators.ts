import { batch } from '#db/database.ts'
import { insertTold, type Told } from '#db/messages/sendings.ts'
import { selectOperators } from '#db/operations/operators.ts'
import { alarmKinds } from '#domain/operations/alarms.ts'
import { paths } from '#paths.ts'
import { sayAlarm } from '#views/operations/say.ts'
import { speech } from '#words/words.ts'
import type { Job } from './job.ts'
import { letterTo } from './letter.tsx'
import { carry } from './sendings.ts'

/** An alarm is raised: whoever runs the platform reads it, wherever she is. */
export async function tellOperators(job: Job): Promise<void> {
  const { scope, event, env } = job
  const [operators] = await batch(scope.db, [selectOperators(scope)])
  const kind = alarmKinds.find((each) => each === event.payload.kind)
  const mails = kind ? await Promise.all(operators.map((operator) => mailFor(job, kind, operator))) : []
  await job.settle(insertTold(scope, mails))
  for (const { id } of mails) await carry(env, scope, id)
}

type Operator = { id: string; email: string; name: string; language: 'fr' | 'en' }

async function mailFor(
  job: Job,
  kind: (typeof alarmKinds)[number],
  { id, email, name, language }: Operator,
): Promise<Told> {
  const { env, event, handler } = job
  const w = await speech(language)
  const { mailSubject, mailBody, mailVerb, mailAfter } = w.operations
  const {
    subject,
    text,
    html = '',
  } = letterTo(email, {
    w,
    subject: mailSubject,
    name,
    body: mailBody(sayAlarm(w, kind, String(event.payload.measure)), w.format.moment(event.at)),
    action: { href: `${env.ORIGIN}${paths.platform}`, label: mailVerb },
    after: mailAfter,
  })
  return {
    id: `${event.id}.${id}`,
    eventId: event.id,
    handler,
    channel: 'mail',
    kind: 'alert',
    family: '',
    personId: null,
    recipient: email,
    state: 'waiting',
    wording: 0,
    dueAt: event.at,
    subject,
    body: text,
    html,
    fromName: '',
  }
}
