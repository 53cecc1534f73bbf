import type { Answers, Statement, Statements } from '#db/database.ts'
import { insertMerge, insertReversal } from '#db/people/merges.ts'
import type { Scope } from '#db/scope.ts'
import { insertEnrolmentEnd } from '#db/sessions/enrolment-changes.ts'
import {
  deleteMergedEnd,
  exactlyAsMany,
  hideCompany,
  hidePerson,
  movePlace,
  type Places,
  selectEnrolmentsOfBoth,
  selectMovable,
  setSiret,
  setTermsUnderEnd,
  showCompanyAgain,
  showPersonAgain,
  waitUnlessRoom,
} from '#db/sessions/enrolment-merges.ts'
import { deleteEnd } from '#db/sessions/enrolments.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'
import { type Moved, type Twin, twinsOf } from './enrolment-merge.ts'

type Person = { id: string; givenName: string; familyName: string; sortKey: string; email: string }
type Company = { id: string; name: string; sortKey: string; siret: string }

/** What would pass from one person to the other, and the sessions where both are: asked with the page. */
export const personMovesOf = (scope: Scope, places: Places, keptId: string, goneId: string) =>
  [
    selectEnrolmentsOfBoth(scope, keptId, goneId),
    ...Object.values(places).map((place) => selectMovable(scope, place, goneId, keptId)),
  ] as const

export function personMoved(
  places: Places,
  [enrolments, ...movable]: Answers<ReturnType<typeof personMovesOf>>,
  kept: Person,
  gone: Person,
): Moved {
  return {
    name: `${gone.givenName} ${gone.familyName}`,
    sortKey: gone.sortKey,
    email: gone.email,
    siret: '',
    places: keysOf(places, movable),
    twins: twinsOf(enrolments, kept.id),
  }
}

export function mergePersons<const T extends Statements>(
  scope: Scope,
  places: Places,
  id: string,
  kept: Person,
  gone: Person,
  moved: Moved,
  show: T,
) {
  const name = `${kept.givenName} ${kept.familyName}`
  const writes = [
    hidePerson(scope, gone.id, kept.id),
    exactlyOne(scope),
    ...moves(scope, places, moved, gone.id, kept.id),
    ...moved.twins.flatMap((twin) => endTwin(scope, twin)),
    insertMerge(scope, { id, kind: 'person', keptId: kept.id, goneId: gone.id, moved: JSON.stringify(moved) }),
    record(scope, 'person_merged', kept.id, { name, gone: gone.id, goneName: moved.name }),
  ]
  return commit(scope, writes, ...show)
}

type Merge = { id: string; keptId: string; goneId: string }

export function partPersons<const T extends Statements>(
  scope: Scope,
  places: Places,
  merge: Merge,
  moved: Moved,
  show: T,
) {
  const writes = [
    insertReversal(scope, merge.id),
    showPersonAgain(scope, merge.goneId, moved.sortKey, moved.email),
    exactlyOne(scope),
    ...moved.twins.flatMap((twin) => resumeTwin(scope, twin)),
    ...movesBack(scope, places, moved, merge),
    record(scope, 'person_parted', merge.keptId, { gone: merge.goneId, name: moved.name }),
  ]
  return commit(scope, writes, ...show)
}

export const companyMovesOf = (scope: Scope, places: Places, keptId: string, goneId: string) =>
  Object.values(places).map((place) => selectMovable(scope, place, goneId, keptId))

export const companyMoved = (
  places: Places,
  movable: Answers<ReturnType<typeof companyMovesOf>>,
  gone: Company,
): Moved => ({
  name: gone.name,
  sortKey: gone.sortKey,
  email: '',
  siret: gone.siret,
  places: keysOf(places, movable),
  twins: [],
})

export function mergeCompanies<const T extends Statements>(
  scope: Scope,
  places: Places,
  id: string,
  kept: Company,
  gone: Company,
  moved: Moved,
  show: T,
) {
  const writes = [
    hideCompany(scope, gone.id, kept.id),
    exactlyOne(scope),
    ...(kept.siret === '' && gone.siret !== '' ? [setSiret(scope, kept.id, '', gone.siret)] : []),
    ...moves(scope, places, moved, gone.id, kept.id),
    insertMerge(scope, { id, kind: 'company', keptId: kept.id, goneId: gone.id, moved: JSON.stringify(moved) }),
    record(scope, 'company_merged', kept.id, { name: kept.name, gone: gone.id, goneName: gone.name }),
  ]
  return commit(scope, writes, ...show)
}

export function partCompanies<const T extends Statements>(
  scope: Scope,
  places: Places,
  merge: Merge,
  moved: Moved,
  show: T,
) {
  const writes = [
    insertReversal(scope, merge.id),
    ...(moved.siret === '' ? [] : [setSiret(scope, merge.keptId, moved.siret, '')]),
    showCompanyAgain(scope, merge.goneId, moved.sortKey, moved.siret),
    exactlyOne(scope),
    ...movesBack(scope, places, moved, merge),
    record(scope, 'company_parted', merge.keptId, { gone: merge.goneId, name: moved.name }),
  ]
  return commit(scope, writes, ...show)
}

/** As many as were shown pass, or none does and the preview is shown again. */
const moves = (scope: Scope, places: Places, moved: Moved, from: string, to: string): Statement[] =>
  Object.entries(places).flatMap(([name, place]) => {
    const keys = moved.places[name] ?? []
    return keys.length === 0 ? [] : [movePlace(scope, place, from, to, keys), exactlyAsMany(scope, keys.length)]
  })

/** What is still there goes back; what has changed hands since stays where it is. */
const movesBack = (scope: Scope, places: Places, moved: Moved, { keptId, goneId }: Merge): Statement[] =>
  Object.entries(places).flatMap(([name, place]) => {
    const keys = moved.places[name] ?? []
    return keys.length === 0 ? [] : [movePlace(scope, place, keptId, goneId, keys)]
  })

function endTwin(scope: Scope, { gone, ends, kept, revived }: Twin): Statement[] {
  if (!ends) return []
  return [
    insertEnrolmentEnd(scope, gone, 'merged', ''),
    ...(revived ? [setTermsUnderEnd(scope, kept, revived.terms), exactlyOne(scope), deleteEnd(scope, kept)] : []),
  ]
}

function resumeTwin(scope: Scope, { gone, ends, kept, revived }: Twin): Statement[] {
  if (!ends) return []
  return [
    ...(revived
      ? [insertEnrolmentEnd(scope, kept, revived.how, revived.reason), setTermsUnderEnd(scope, kept, revived.before)]
      : []),
    waitUnlessRoom(scope, gone),
    deleteMergedEnd(scope, gone),
  ]
}

const keysOf = (places: Places, movable: readonly (readonly { key: string }[])[]) =>
  Object.fromEntries(Object.keys(places).map((name, at) => [name, (movable[at] ?? []).map(({ key }) => key)]))
