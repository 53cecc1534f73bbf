import { batch } from '#db/database.ts'
import { fold } from '#db/fold.ts'
import { insertEmployment } from '#db/people/employments.ts'
import { insertPerson } from '#db/people/persons.ts'
import type { Scope } from '#db/scope.ts'
import { selectThere } from '#db/sessions/enrolment-there.ts'
import { insertEnrolmentIf } from '#db/sessions/enrolments.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'
import { no, type Outcome, yes } from '#domain/events/outcome.ts'
import { stateFor } from './enrolment.ts'
import type { Listed } from './enrolment-list.ts'
import { type Enrolled, enrol } from './enrolments.ts'

type Session = { id: string; siteId: string; pricePerPerson: number; plannedMinutes: number }
type Company = { id: string; name: string }

/** One of a list: somebody known, or somebody to be made known, under the id that their form made for them. */
export type Comer = Listed & { personId: string | null; newId?: string }

type Writes = Parameters<typeof commit>[1]

/** Who enrols them, and what is written beside each enrolment. */
type Asking = {
  source: 'office' | 'company'
  beside: (comer: Comer, enrolmentId: string) => Writes
}

const byOffice: Asking = { source: 'office', beside: () => [] }

export type LotOutcome = { enrolled: number; waiting: number; already: number }

/**
 * Everybody of a list in one batch, in its order: seats while there are some, then the waiting list. When somebody else
 * takes a seat meanwhile, nothing is written and the list is looked at again.
 */
export async function enrolSeveral(
  scope: Scope,
  session: Session,
  company: Company | null,
  comers: readonly Comer[],
  known: Known,
  asking = byOffice,
): Promise<Outcome<LotOutcome, 'session_closed' | 'overtaken' | 'taken'>> {
  const people = onceEach(scope, comers)
  let { seats, there } = known
  for (let tries = 0; tries < 5; tries += 1) {
    if (seats.cancelledAt !== null) return no('session_closed')
    const isThere = new Map(there.map(({ personId, endedAt }) => [personId, endedAt]))
    const newcomers = people.filter(({ id }) => !isThere.has(id))
    const back = people.filter(({ id }) => typeof isThere.get(id) === 'number')

    const states = seatsFor(newcomers.length, seats)
    const writes = newcomers.flatMap((comer, at) =>
      writesFor(scope, session, company, comer, states[at] ?? 'waiting', asking),
    )
    const outcome = await commit(scope, writes)
    if (!outcome.ok) {
      const again = await batch(
        scope.db,
        selectThere(
          scope,
          session.id,
          people.map(({ id }) => id),
        ),
      )
      const [[seen]] = again
      if (!seen) return no('session_closed')
      ;[seats, there] = [seen, again[1]]
      continue
    }
    const returned = await takeBack(scope, session, company, back, asking)
    const all = [...states, ...returned]
    const enrolled = all.filter((state) => state === 'enrolled').length
    return yes({ enrolled, waiting: all.length - enrolled, already: people.length - all.length })
  }
  return no('overtaken')
}

/** Two lines that mean the same person are one person. */
function onceEach(scope: Scope, comers: readonly Comer[]) {
  const people = comers.map((comer) => ({ ...comer, id: comer.personId ?? comer.newId ?? scope.ids.next() }))
  return people.filter(({ id }, at) => people.findIndex((other) => other.id === id) === at)
}

type Seats = { taken: number; waiting: number; seatsMax: number }

/** The seats, and who of them is in the session or has left it, as the page has read them. */
type Known = {
  seats: Seats & { cancelledAt: number | null }
  there: readonly { personId: string; endedAt: number | null }[]
}

type State = ReturnType<typeof stateFor>

/** Who comes first sits first. */
export function seatsFor(count: number, { taken, waiting, seatsMax }: Seats): State[] {
  const states: State[] = []
  for (let at = 0; at < count; at += 1) {
    const seated = states.filter((state) => state === 'enrolled').length
    states.push(stateFor({ taken: taken + seated, waiting: waiting + states.length - seated, seatsMax }))
  }
  return states
}

function writesFor(
  scope: Scope,
  session: Session,
  company: Company | null,
  comer: Comer & { id: string },
  state: State,
  { source, beside }: Asking,
) {
  const { id, personId, givenName, familyName, email } = comer
  const name = `${givenName} ${familyName}`
  const enrolmentId = scope.ids.next()
  const payload = { name, session: session.id, person: id, source }
  const employment = company && { id: scope.ids.next(), personId: id, companyId: company.id }
  return [
    ...(personId === null
      ? [
          insertPerson(scope, { id, givenName, familyName, email, identityId: null }),
          ...(employment ? [insertEmployment(scope, { ...employment, title: '', since: '', until: '' })] : []),
          record(scope, 'person_added', id, { name }),
        ]
      : []),
    insertEnrolmentIf(scope, termsOf(session, company, enrolmentId, id, source), state),
    exactlyOne(scope),
    record(scope, state === 'waiting' ? 'person_waitlisted' : 'person_enrolled', enrolmentId, payload, session.siteId),
    ...beside(comer, enrolmentId),
  ]
}

/** Those who had left and come again, one by one: they are few. */
async function takeBack(
  scope: Scope,
  session: Session,
  company: Company | null,
  people: readonly (Comer & { id: string })[],
  { source, beside }: Asking,
): Promise<Enrolled['state'][]> {
  const states: Enrolled['state'][] = []
  for (const comer of people) {
    const name = `${comer.givenName} ${comer.familyName}`
    const terms = termsOf(session, company, scope.ids.next(), comer.id, source)
    const outcome = await enrol(scope, { ...terms, siteId: session.siteId, name }, [], ({ enrolmentId }) =>
      beside(comer, enrolmentId),
    )
    if (outcome.ok) states.push(outcome.after.state)
  }
  return states
}

const termsOf = (
  session: Session,
  company: Company | null,
  id: string,
  personId: string,
  source: Asking['source'],
) => ({
  id,
  sessionId: session.id,
  personId,
  companyId: company?.id ?? null,
  price: session.pricePerPerson,
  plannedMinutes: session.plannedMinutes,
  source,
  heldUntil: 0,
})

type Candidate = { id: string; sortKey: string; email: string; companies: string }

/** Who of those known here a line means: certain by the address or by name and employer, possible by the name alone. */
export function meantBy(
  { givenName, familyName, email }: Listed,
  known: readonly Candidate[],
  companyId: string | null,
): { certain: string | null; possible: readonly string[] } {
  const key = fold(familyName, givenName)
  const sameEmail = known.find((one) => email !== '' && one.email === email)
  if (sameEmail) return { certain: sameEmail.id, possible: [] }
  const namesakes = known.filter((one) => one.sortKey === key)
  const colleagues = namesakes.filter(
    ({ companies }) =>
      companyId !== null && (JSON.parse(companies) as [string, string][]).some(([id]) => id === companyId),
  )
  const [only, other] = colleagues
  return only && !other
    ? { certain: only.id, possible: [] }
    : { certain: null, possible: namesakes.map(({ id }) => id) }
}
