import { batch } from '#db/database.ts'
import { selectOffice } from '#db/organisations/offices.ts'
import type { Scope } from '#db/scope.ts'
import { type AskingRow, selectAsking } from '#db/surveys/askings.ts'
import { selectWaiting } from '#db/surveys/participations.ts'
import type { Step } from '#domain/chores/chores.ts'
import { asking, isReached, mostAtOnce, placeOf, reminding, type SurveyRound, silencing } from './askings.ts'
import { selectWhom } from './audience.ts'
import { languageOf } from './language.ts'

/** A few people more of an asking too large for one moment, after the last one the cursor knows. */
export async function stepOfSurvey(scope: Scope, round: SurveyRound, after: string): Promise<Step<string>> {
  const [[found], [office]] = await batch(scope.db, [selectAsking(scope, round.askingId), selectOffice(scope)])
  const over = { cursor: after, done: 0, end: 'done' } as const
  if (!found || !office || (found.closedAt !== null) !== (round.what === 'close')) return over
  const { ids, writes } =
    round.what === 'ask'
      ? await asked(scope, found, round.day, after, languageOf(office.languages))
      : await waiting(scope, found, round, after)
  const cursor = ids.at(-1) ?? after
  const step = { cursor, done: ids.length, writes }
  return ids.length < mostAtOnce ? { ...step, end: 'done' } : step
}

async function asked(scope: Scope, found: AskingRow, day: string, after: string, language: string) {
  const { sessionId, presentOnly } = found
  const whom = { sessionId, presentOnly: presentOnly === 1, after, limit: mostAtOnce }
  const [people] = await batch(scope.db, [selectWhom(scope, found.audience, whom)])
  const writes = people.length > 0 ? asking(scope, placeOf(found), people, day, language) : []
  return { ids: people.map(({ id }) => id), writes }
}

async function waiting(scope: Scope, found: AskingRow, { what, day }: SurveyRound, after: string) {
  const [people] = await batch(scope.db, [selectWaiting(scope, found.id, after, mostAtOnce)])
  const reached = people.filter(isReached)
  const writes = what === 'close' ? silencing(scope, people, day) : reminding(scope, placeOf(found), reached, day)
  return { ids: people.map(({ askedId }) => askedId), writes }
}
