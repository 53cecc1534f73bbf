import { batch } from '#db/database.ts'
import { selectWordings } from '#db/messages/wordings.ts'
import { selectOffice } from '#db/organisations/offices.ts'
import { selectParticipation } from '#db/surveys/participations.ts'
import { valuesOf } from '#domain/messages/values.ts'
import { worded } from '#domain/messages/wording.ts'
import { answerToken } from '#domain/surveys/answer-links.ts'
import { isOver } from '#domain/surveys/over.ts'
import { tokens } from '#edge/tokens.ts'
import { paths } from '#paths.ts'
import { speech } from '#words/words.ts'
import type { Job } from './job.ts'
import { letterTo } from './letter.tsx'
import { sendMail } from './mail.ts'

/** One letter to one person who is asked, unless they have answered meanwhile or it is over. */
export async function mailSurvey(job: Job): Promise<void> {
  const { scope, event, env } = job
  const kind = Number(event.payload.number) > 1 ? 'survey-reminder' : 'survey'
  const [[asked], [office], wordings] = await batch(scope.db, [
    selectParticipation(scope, event.subjectId),
    selectOffice(scope),
    selectWordings(scope, [
      [kind, 'fr'],
      [kind, 'en'],
    ]),
  ])
  const now = scope.clock.now()
  if (!office || !asked?.email || asked.outcome !== null || isOver(asked, now, office.timeZone)) return job.settle([])

  const language = asked.language === 'en' ? 'en' : 'fr'
  const w = await speech(language, office.timeZone)
  const [givenName = '', ...family] = asked.name.split(' ')
  const { subject, body, version } = worded(kind, language, wordings, w.messages.ownWords[kind], {
    ...valuesOf({ givenName, familyName: family.join(' ') }, office),
    'session.title': asked.sessionTitle,
    'survey.title': asked.title,
    'survey.until': w.format.longDate(asked.closesOn),
  })
  const token = await answerToken(tokens(env.SECRET), scope.organisationId, asked, now)
  const href = `${env.ORIGIN}${paths.answer.page(scope.organisationId, token)}`
  const letter = letterTo(asked.email, {
    w,
    subject,
    body,
    action: { href, label: w.answering.mailVerb },
    after: asked.anonymous ? w.answering.mailAnonymous : w.answering.mailAfter,
    ending: office.name,
  })
  await sendMail(job, kind, { ...letter, fromName: office.name }, version)
}
