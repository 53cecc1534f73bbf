import { batch } from '#db/database.ts'
import { reopenIncoming } from '#db/exchange/incoming.ts'
import { selectAnswerNamed, selectMappingOf, selectSessionNamed, selectUnread } from '#db/surveys/mappings.ts'
import { selectParticipation } from '#db/surveys/participations.ts'
import { record } from '#domain/events/commit.ts'
import { dayOf } from '#domain/organisations/clock.ts'
import { type KeptAnswer, keeping, readAnswer } from '#domain/surveys/answering.ts'
import { askedOf } from '#domain/surveys/around.ts'
import { readSurvey } from '#domain/surveys/content.ts'
import { expand } from '#domain/surveys/expand.ts'
import { givenBy, readMapping } from '#domain/surveys/mapping.ts'
import { saidAnew } from '#domain/surveys/mappings.ts'
import { answeredKinds, type FormProvider, parseReport } from '#domain/surveys/providers.ts'
import type { Applier, Incoming } from './incoming.ts'
import type { Job } from './job.ts'

/**
 * Somebody has answered a form that stands for one of our surveys: one answer, however often and in whatever order it is
 * told; the latest word of it is the one that is kept.
 */
export const formAnswered = (provider: FormProvider): Applier => ({
  order: 'latest',
  async apply({ scope }, incoming) {
    const report = parseReport(provider, incoming.body)
    if (!report) return { left: 'This is no answer to a form.' }
    const named = nameOf(provider, incoming, report.responseId)
    const [[mapping], [participation], [session], [known]] = await batch(scope.db, [
      selectMappingOf(scope, incoming.sourceId, report.formId),
      selectParticipation(scope, report.participation),
      selectSessionNamed(scope, report.session),
      selectAnswerNamed(scope, provider, named),
    ])
    if (!mapping) return { left: `No survey is linked to the form ${report.formId}.` }
    if (mapping.anonymous) return { left: 'This survey promises anonymity: it is answered here alone.' }

    const sent = readSurvey(mapping.content)
    const given = givenBy(report, readMapping(mapping.fields), sent)
    if (known) {
      const { said } = readAnswer(expand(sent, nothingAround), given)
      return saidAnew(scope, known, { mapping, content: sent, said, source: provider, sourceId: named })
    }

    const mine = participation?.surveyId === mapping.surveyId ? participation : undefined
    // One answer each: somebody who has answered already does not answer twice.
    if (mine?.outcome === 'answered') return []
    const about = mine
      ? { id: mine.sessionId, code: mine.code, programmeId: mine.programmeId, siteId: mine.siteId }
      : session
    if (!about) return { left: 'Nothing tells which session it is about.' }

    const { content, asked } = mine ? askedOf(mine) : { content: sent, asked: expand(sent, nothingAround) }
    const answer: KeptAnswer = {
      survey: { id: mapping.surveyId, title: mapping.title, anonymous: mapping.anonymous },
      version: mine?.version ?? mapping.surveyVersion,
      content,
      session: about,
      // Come after the end, it is heard all the same; whoever was counted as silent stays so.
      participationId: mine && mine.outcome === null && mine.closedAt === null ? mine.id : null,
      said: readAnswer(asked, given).said,
      day: dayOf(Math.min(scope.clock.now(), incoming.version || scope.clock.now())),
      source: provider,
      sourceId: named,
    }
    return keeping(scope, answer)
  },
})

/** A form has just been linked: what it had sent before is read again. */
export async function readAgain({ scope, event, settle }: Job): Promise<void> {
  const source = String(event.payload.source ?? '')
  const kinds: readonly string[] = Object.values(answeredKinds)
  const [unread] = await batch(scope.db, [selectUnread(scope, source)])
  await settle(
    unread
      .filter(({ kind }) => kinds.includes(kind))
      .flatMap(({ id, kind }) => [reopenIncoming(scope, id), record(scope, 'incoming_replayed', id, { kind })]),
  )
}

/** Ids belong to the provider, or to each sender of the standard. */
const nameOf = (provider: FormProvider, { sourceId }: Incoming, responseId: string): string =>
  provider === 'standard' ? `${sourceId} ${responseId}` : responseId

/** Only what is the same for every session is asked outside. */
const nothingAround = { modules: [], trainers: [] }
