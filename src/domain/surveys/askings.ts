import { batch } from '#db/database.ts'
import type { Scope } from '#db/scope.ts'
import { type AskingRow, insertAsking, insertClosure, insertRound, type SurveyToAsk } from '#db/surveys/askings.ts'
import type { Whom } from '#db/surveys/audience.ts'
import {
  countLetters,
  deleteDrafts,
  insertParticipations,
  insertSilences,
  selectWaiting,
  type WaitingRow,
} from '#db/surveys/participations.ts'
import { startingChore, type Write } from '#domain/chores/chores.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'
import { no } from '#domain/events/outcome.ts'
import { selectWhom } from './audience.ts'

/** Up to here people are asked at once; beyond, some at a time in the background. */
export const mostAtOnce = 40

/** What the chore goes through people for. */
export type SurveyRound = { askingId: string; what: 'ask' | 'remind' | 'close'; day: string }

export type Asked = {
  id: string
  survey: SurveyToAsk
  /** The rule that says so, or '' when somebody does. */
  ruleId: string
  session: { id: string; code: string; siteId: string; taken: number }
  opensOn: string
  closesOn: string
  reminders: string
  presentOnly: boolean
  language: string
}

/** One survey asked about one session: each person has a letter of their own. A rule says so once. */
export async function askSession(scope: Scope, asked: Asked) {
  const { id, survey, session, opensOn } = asked
  const whom = { sessionId: session.id, presentOnly: asked.presentOnly, after: '', limit: mostAtOnce + 1 }
  const [people] = await batch(scope.db, [selectWhom(scope, survey.audience, whom)])
  if (people.length === 0) return no('nobody_to_ask')
  const said = { name: survey.title, survey: survey.id, session: session.code, sessionId: session.id }
  return commit(scope, [
    insertAsking(scope, {
      id,
      surveyId: survey.id,
      version: survey.version,
      sessionId: session.id,
      ruleId: asked.ruleId,
      opensOn,
      closesOn: asked.closesOn,
      reminders: asked.reminders,
      presentOnly: asked.presentOnly ? 1 : 0,
    }),
    ...(people.length <= mostAtOnce
      ? asking(
          scope,
          { id, title: survey.title, code: session.code, siteId: session.siteId },
          people,
          opensOn,
          asked.language,
        )
      : startingRound(scope, { askingId: id, what: 'ask', day: opensOn }, session.taken)),
    record(scope, 'survey_asked', id, said, session.siteId),
  ])
}

/** Whoever has said nothing is asked again, once a day at most. */
export async function remind(scope: Scope, asking: AskingRow, day: string) {
  const [waiting] = await batch(scope.db, [selectWaiting(scope, asking.id, '', mostAtOnce + 1)])
  const reached = waiting.filter(isReached)
  return commit(scope, [
    insertRound(scope, asking.id, day),
    ...(waiting.length <= mostAtOnce
      ? reminding(scope, placeOf(asking), reached, day)
      : startingRound(scope, { askingId: asking.id, what: 'remind', day }, asking.asked - asking.answered)),
    record(
      scope,
      'survey_reminded',
      asking.id,
      { name: asking.title, session: asking.code, waiting: asking.asked - asking.answered },
      asking.siteId,
    ),
  ])
}

/** Nobody answers any more, and whoever has said nothing is recorded as such. */
export async function close(scope: Scope, asking: AskingRow, day: string) {
  const [waiting] = await batch(scope.db, [selectWaiting(scope, asking.id, '', mostAtOnce + 1)])
  const { asked, answered } = asking
  return commit(scope, [
    insertClosure(scope, asking.id, answered),
    exactlyOne(scope),
    ...(waiting.length <= mostAtOnce
      ? silencing(scope, waiting, day)
      : startingRound(scope, { askingId: asking.id, what: 'close', day }, asked - answered)),
    record(
      scope,
      'survey_closed',
      asking.id,
      {
        name: asking.title,
        survey: asking.surveyId,
        session: asking.code,
        sessionId: asking.sessionId,
        asked,
        answered,
        silent: asked - answered,
      },
      asking.siteId,
    ),
  ])
}

export type AskingPlace = { id: string; title: string; code: string; siteId: string }

export const placeOf = ({ id, title, code, siteId }: AskingRow): AskingPlace => ({ id, title, code, siteId })

/** These people are asked, each by a letter when there is an address to write to. */
export function asking(
  scope: Scope,
  place: AskingPlace,
  people: readonly Whom[],
  day: string,
  language: string,
): Write[] {
  const asked = people.map(({ id: askedId, name, email }) => ({ id: scope.ids.next(), askedId, name, email }))
  return [
    insertParticipations(scope, place.id, language, day, asked),
    ...asked.filter(({ email }) => email !== '').map(({ id }) => letter(scope, place, id, 1)),
  ]
}

/** A letter can come to them, and they have not left the session since. */
export const isReached = ({ email, hasLeft }: WaitingRow): boolean => email !== '' && hasLeft === 0

export function reminding(scope: Scope, place: AskingPlace, waiting: readonly WaitingRow[], day: string): Write[] {
  const ids = waiting.map(({ id }) => id)
  return [countLetters(scope, ids, day), ...waiting.map(({ id, sent }) => letter(scope, place, id, sent + 1))]
}

export function silencing(scope: Scope, waiting: readonly WaitingRow[], day: string): Write[] {
  const ids = waiting.map(({ id }) => id)
  return [insertSilences(scope, ids, day), deleteDrafts(scope, ids)]
}

const letter = (scope: Scope, { title, code, siteId }: AskingPlace, participationId: string, number: number) =>
  record(scope, 'survey_letter_asked', participationId, { name: title, session: code, number }, siteId)

const startingRound = (scope: Scope, input: SurveyRound, total: number): Write[] =>
  startingChore(scope, scope.ids.next(), {
    kind: 'survey',
    subjectId: input.askingId,
    input,
    cursor: '',
    total: Math.max(total, mostAtOnce + 1),
  })
