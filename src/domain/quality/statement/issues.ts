import type { EnrolmentDone, SessionOfYear } from '#db/quality/year.ts'
import { type Content, readContent } from '#domain/catalogue/content.ts'
import { type Done, isGuessed, isKept } from './gathering.ts'

/** What is missing from the year, by id: who completes it counts again. No more than a page of each is kept. */
export type Issues = {
  /** Programmes without a speciality. */
  nsf: readonly string[]
  /** Programmes whose certification has a level that nobody has said. */
  level: readonly string[]
  /** Persons whose status was guessed. */
  status: readonly string[]
  /** Sessions that are over, and where nobody has been seen. */
  silent: readonly SessionIssue[]
  /** Sessions where some slot has no trainer. */
  untaught: readonly SessionIssue[]
}

export type SessionIssue = { id: string; code: string; title: string }

export const noIssues: Issues = { nsf: [], level: [], status: [], silent: [], untaught: [] }

const most = 20

export function issuesOf(sessions: readonly SessionOfYear[], done: Done, today: string): Issues {
  const seen = new Set(done.presences.map(({ enrolmentId }) => enrolmentId))
  const came = done.enrolments.filter(({ id, state }) => state === 'enrolled' && seen.has(id))
  const given = sessions.filter(({ id }) => came.some(({ sessionId }) => sessionId === id))
  const kept = sessions.filter(isKept)
  const programmes = (some: readonly SessionOfYear[]) => some.map(({ programmeId }) => programmeId)
  return {
    nsf: programmes(given.filter(({ nsf, actionType }) => nsf === '' && !hasOwnSpeciality(actionType))),
    level: programmes(given.filter(({ level, content }) => level === null && isRegistered(readContent(content)))),
    status: came.filter(isGuessed).map(({ personId }) => personId),
    silent: kept
      .filter(
        ({ id, endsOn }) => endsOn < today && isExpected(id, done.enrolments) && !given.some((one) => one.id === id),
      )
      .map(sessionIssue),
    untaught: kept
      .filter(({ id }) => done.slots.some((slot) => slot.sessionId === id && slot.trainerId === null))
      .map(sessionIssue),
  }
}

/** Two pieces of the year together, each thing once. */
export function together(one: Issues, other: Issues): Issues {
  const ids = (key: 'nsf' | 'level' | 'status') => [...new Set([...one[key], ...other[key]])].slice(0, most)
  const sessions = (key: 'silent' | 'untaught') => [...one[key], ...other[key]].slice(0, most)
  return {
    nsf: ids('nsf'),
    level: ids('level'),
    status: ids('status'),
    silent: sessions('silent'),
    untaught: sessions('untaught'),
  }
}

const hasOwnSpeciality = (actionType: string): boolean => actionType === 'BC' || actionType === 'VAE'

const isRegistered = ({ certification }: Content): boolean => certification?.register === 'RNCP'

const isExpected = (session: string, enrolments: readonly EnrolmentDone[]): boolean =>
  enrolments.some(
    ({ sessionId, state, endedHow }) => sessionId === session && state === 'enrolled' && endedHow === null,
  )

const sessionIssue = ({ id, code, title }: SessionOfYear): SessionIssue => ({ id, code, title })
