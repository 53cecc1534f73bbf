import { batch } from '#db/database.ts'
import { type AlertingRow, selectAlerting } from '#db/quality/tickets-answers.ts'
import { selectTargets } from '#db/quality/tickets-targets.ts'
import type { Scope } from '#db/scope.ts'
import { commit } from '#domain/events/commit.ts'
import { addDays } from '#domain/organisations/clock.ts'
import { readSurvey } from '#domain/surveys/content.ts'
import { questionOf } from '#domain/surveys/expand.ts'
import { readSaid } from '#domain/surveys/said.ts'
import { isGraded, scales } from '#domain/surveys/scores.ts'
import { deadlinesOf, readTargets, type Targets } from './targets.ts'
import { type NewTicket, openTicket } from './tickets.ts'

/** Looked for that many days back: an answer that comes late is still found. */
const daysBack = 60
const atOnce = 50

/** One ticket for each answer that alerts and has none. Two of these at once, and the second finds it taken. */
export async function openForAnswers(scope: Scope, today: string): Promise<number> {
  const [rows, [known]] = await batch(scope.db, [
    selectAlerting(scope, addDays(today, -daysBack), today, atOnce),
    selectTargets(scope),
  ])
  const targets = readTargets(known?.targets)
  let opened = 0
  for (const row of rows) {
    const outcome = await commit(scope, openTicket(scope, ticketOf(scope.ids.next(), row, targets)))
    if (outcome.ok) opened += 1
    else if (outcome.refusal !== 'taken') throw new Error(`An answer could not open its ticket: ${outcome.refusal}.`)
  }
  return opened
}

/** The survey, the session and the questions; whoever answered, only where no anonymity was promised. */
function ticketOf(id: string, row: AlertingRow, targets: Targets): NewTicket {
  const isKnown = row.anonymous === 0
  const who = isKnown
    ? { personId: row.personId, name: row.name ?? '', email: row.email ?? '', language: languageOf(row) }
    : {}
  return {
    id,
    kind: 'low_answer',
    title: `${row.surveyTitle} · ${row.sessionTitle}`.slice(0, 120),
    body: linesOf(row, isKnown).join('\n'),
    source: 'answer',
    sourceId: row.id,
    sessionId: row.sessionId,
    siteId: row.siteId,
    ownerId: row.ownerId,
    receivedOn: row.onDay,
    ...who,
    ...deadlinesOf(targets, 'low_answer', row.onDay, isKnown && (row.email ?? '') !== ''),
  }
}

function linesOf({ content, alerts, said }: AlertingRow, withGrade: boolean): string[] {
  const { questions } = readSurvey(content)
  const answers = readSaid(said)
  return (JSON.parse(alerts) as string[]).map((name) => {
    const question = questions.find(({ id }) => id === questionOf(name))
    const line = question?.kind === 'matrix' ? question.rows[Number(name.split(':').at(-1))]?.fr : undefined
    const asked = [question?.text.fr ?? name, line].filter(Boolean).join(' · ')
    const grade = answers[name]
    return withGrade && question && isGraded(question.kind) && typeof grade === 'number'
      ? `${asked} ${grade}/${scales[question.kind][1]}`
      : asked
  })
}

const languageOf = ({ language }: AlertingRow): 'fr' | 'en' => (language === 'en' ? 'en' : 'fr')
