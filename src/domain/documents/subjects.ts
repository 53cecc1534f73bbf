import { kindOf, type PaperKindName, paperKindNames } from './kinds.ts'
import type { Source, Subject } from './source.ts'

/** The kinds that an action calls for, in the order in which they come. */
export function kindsOf(whom: readonly string[], actionType: string | null): PaperKindName[] {
  return paperKindNames.filter((name) => {
    const { whom: ours, action } = kindOf(name)
    return whom.includes(ours) && (action === undefined || action === actionType)
  })
}

/** For whom a kind of paper is made in this session. `only` is the id of one of them. */
export function subjectsOf(kind: PaperKindName, source: Source, only = ''): Subject[] {
  const all = everySubject(kind, source)
  return only ? all.filter((subject) => keyOf(subject) === only) : all
}

/** The one thing by which a subject is known in an address; '' for the session or the organisation itself. */
export const keyOf = ({ enrolmentId, companyId, trainerId }: Subject): string =>
  enrolmentId ?? companyId ?? trainerId ?? ''

/** For whom a paper was made. */
export function subjectOfPaper({ enrolmentId, companyId, personId }: Made): Subject {
  if (enrolmentId) return { enrolmentId }
  if (companyId) return { companyId }
  return personId ? { trainerId: personId } : {}
}

type Made = { enrolmentId: string | null; companyId: string | null; personId: string | null }

function everySubject(kind: PaperKindName, { enrolments, companies, trainers }: Source): Subject[] {
  const people = enrolments.map(({ id }): Subject => ({ enrolmentId: id }))
  const alone = enrolments.filter(({ companyId }) => companyId === null).map(({ id }): Subject => ({ enrolmentId: id }))
  const clients = companies.map(({ id }): Subject => ({ companyId: id }))
  switch (kindOf(kind).whom) {
    case 'company':
      return clients
    case 'buyer':
      return [...clients, ...alone]
    case 'enrolment':
      return kind === 'contrat_individuel' ? alone : people
    case 'trainer':
      return trainers.map(({ id }): Subject => ({ trainerId: id }))
    default:
      return [{}]
  }
}
