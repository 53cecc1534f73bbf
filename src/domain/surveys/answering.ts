import type { Scope } from '#db/scope.ts'
import { deleteDraft, insertAnswer } from '#db/surveys/answers.ts'
import { insertEnd } from '#db/surveys/participations.ts'
import { type commit, exactlyOne, record } from '#domain/events/commit.ts'
import type { Question, SurveyContent } from './content.ts'
import { type AskedQuestion, fieldsOf, isMet } from './expand.ts'
import type { SaidAnswers } from './said.ts'
import { isGraded, scales, scoresOf } from './scores.ts'

export const longestText = 4000

/** What is wrong with what was sent for one field. Each has its sentence in `words/<language>/answering.ts`. */
export type AnswerProblem = 'required' | 'out_of_range' | 'no_such_option' | 'too_long' | 'unreadable'

export type ReadAnswer = {
  said: SaidAnswers
  problems: Record<string, AnswerProblem>
  /** The questions whose condition is met: nobody is asked the others. */
  met: AskedQuestion[]
}

/**
 * What was sent, from a form or by a provider, read with the questions that were asked: a name that is no question's is
 * dropped, and so is what answers a question whose condition is not met.
 */
export function readAnswer(asked: readonly AskedQuestion[], given: Readonly<Record<string, unknown>>): ReadAnswer {
  const said: SaidAnswers = {}
  const problems: Record<string, AnswerProblem> = {}
  const kept: AskedQuestion[] = []
  for (const each of asked) {
    if (!isMet(each, kept, said)) continue
    kept.push(each)
    for (const field of fieldsOf(each)) {
      const read = readField(each.question, Object.hasOwn(given, field) ? given[field] : undefined)
      if ('problem' in read) problems[field] = read.problem
      else if (read.value !== null) said[field] = read.value
      else if (each.question.required) problems[field] = 'required'
    }
  }
  return { said, problems, met: kept }
}

export type KeptAnswer = {
  survey: { id: string; title: string; anonymous: number }
  version: number
  content: SurveyContent
  session: { id: string; code: string; programmeId: string; siteId: string }
  /** Whose it is; null for what a provider received from nobody we asked. */
  participationId: string | null
  said: SaidAnswers
  /** On the calendar of the organisation. */
  day: string
  source: string
  sourceId: string | null
}

type Write = Parameters<typeof commit>[1][number]

/**
 * For one commit: the answer, and that it was given. A second answer of the same person finds the end of the first there,
 * and writes nothing. Where anonymity was promised the two rows share the day alone, and the draft goes with the sending.
 */
export function keeping(scope: Scope, answer: KeptAnswer): Write[] {
  const { survey, session, participationId, content, said, day: onDay } = answer
  const { satisfaction, recommendation, alerts } = scoresOf(content, said)
  const kept = insertAnswer(scope, {
    id: scope.ids.secret(16),
    surveyId: survey.id,
    version: answer.version,
    sessionId: session.id,
    programmeId: session.programmeId,
    siteId: session.siteId,
    participationId: survey.anonymous ? null : participationId,
    said: JSON.stringify(said),
    satisfaction,
    recommendation,
    alerts: JSON.stringify(alerts),
    onDay,
    source: answer.source,
    sourceId: answer.sourceId,
  })
  if (participationId === null) return [kept]
  return [
    insertEnd(scope, { participationId, outcome: 'answered', onDay }),
    exactlyOne(scope),
    kept,
    deleteDraft(scope, participationId),
    record(
      scope,
      'survey_answered',
      participationId,
      { name: survey.title, surveyId: survey.id, session: session.code, sessionId: session.id },
      session.siteId,
    ),
  ]
}

type Read = { value: SaidAnswers[string] | null } | { problem: AnswerProblem }

function readField(question: Question, given: unknown): Read {
  if (given === undefined || given === null || given === '') return { value: null }
  if (isGraded(question.kind)) return gradeOf(scales[question.kind], given)
  if (question.kind === 'choice') return optionOf(question, given)
  return question.kind === 'choices' ? optionsOf(question, given) : textOf(given)
}

function gradeOf([lowest, highest]: readonly [number, number], given: unknown): Read {
  const grade = wholeOf(given)
  return grade !== null && grade >= lowest && grade <= highest ? { value: grade } : { problem: 'out_of_range' }
}

function optionOf({ options }: Question, given: unknown): Read {
  const option = wholeOf(given)
  return option !== null && option >= 0 && option < options.length ? { value: option } : { problem: 'no_such_option' }
}

function optionsOf(question: Question, given: unknown): Read {
  const chosen = new Set<number>()
  for (const each of [given].flat()) {
    const read = optionOf(question, each)
    if ('problem' in read) return read
    if (typeof read.value === 'number') chosen.add(read.value)
  }
  return { value: chosen.size === 0 ? null : [...chosen].toSorted((a, b) => a - b) }
}

function textOf(given: unknown): Read {
  if (typeof given !== 'string' && typeof given !== 'number') return { problem: 'unreadable' }
  const text = String(given).replaceAll('\r\n', '\n').trim()
  // NUL ends a text in the database, and half a surrogate pair changes silently.
  if (text.includes('\0') || !text.isWellFormed()) return { problem: 'unreadable' }
  return text.length > longestText ? { problem: 'too_long' } : { value: text === '' ? null : text }
}

function wholeOf(given: unknown): number | null {
  const text = typeof given === 'number' || typeof given === 'string' ? String(given) : ''
  return /^\d{1,3}$/.test(text) ? Number(text) : null
}
