import * as z from 'zod'
import { batch } from '#db/database.ts'
import type { Scope } from '#db/scope.ts'
import {
  type Chance,
  deleteEnd,
  insertEnrolmentIf,
  selectChances,
  updateEndedEnrolment,
} from '#db/sessions/enrolments.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'
import { no, type Outcome, yes } from '#domain/events/outcome.ts'
import { line, optionalLine, several } from '#domain/fields.ts'
import { stateFor } from './enrolment.ts'
import { splitPrice } from './pack-price.ts'

/** A session for each programme of the pack, in its order. */
export const PackSaleInput = z.strictObject({
  person: line(40),
  company: optionalLine(160),
  session: several().pipe(z.array(z.string().max(40, { error: 'choice' })).max(20, { error: 'too_long' })),
})

type Pack = { id: string; title: string; kind: string; price: number }

export type ChosenSession = {
  id: string
  siteId: string
  startsOn: string
  endsOn: string
  pricePerPerson: number
  plannedMinutes: number
}

type Sale = {
  pack: Pack
  person: { id: string; name: string }
  companyId: string | null
  /** In the order of the programmes; none where none was chosen. */
  chosen: readonly (ChosenSession | undefined)[]
}

export type Sold = { enrolled: number; waiting: number }

/** Levels come one after the other. */
export const isInOrder = (chosen: readonly Pick<ChosenSession, 'startsOn' | 'endsOn'>[]): boolean =>
  chosen.every(({ startsOn }, at) => at === 0 || startsOn >= (chosen[at - 1]?.endsOn ?? ''))

/**
 * Somebody is enrolled in every session of the pack in one batch, for its price: a seat in each, or a place on the waiting
 * list where there is none. When somebody else takes a seat meanwhile, nothing is written and all are looked at again.
 */
export async function sellPack(
  scope: Scope,
  { pack, person, companyId, chosen }: Sale,
  known: readonly Chance[],
): Promise<
  Outcome<Sold, 'pack_session_missing' | 'path_out_of_order' | 'enrolled_there' | 'session_closed' | 'overtaken'>
> {
  const all = chosen.filter((session) => session !== undefined)
  if (all.length === 0 || all.length < chosen.length) return no('pack_session_missing')
  if (pack.kind === 'path' && !isInOrder(all)) return no('path_out_of_order')
  const alone = all.map(({ pricePerPerson }) => pricePerPerson)
  const prices = pack.price === 0 ? alone : splitPrice(pack.price, alone)
  let standings = known
  for (let tries = 0; tries < 5; tries += 1) {
    const found = new Map(standings.map((standing) => [standing.sessionId, standing]))
    const there = all.filter(({ id }) => isThere(found.get(id)))
    // The first answer was lost on its way: it is done.
    if (there.length === all.length) return yes({ enrolled: 0, waiting: 0 })
    if (there.length > 0) return no('enrolled_there')
    if (all.some(({ id }) => found.get(id)?.cancelledAt !== null)) return no('session_closed')

    const seats = all.map((session, at): Seat => {
      const standing = found.get(session.id)
      const state = standing ? stateFor(standing) : 'waiting'
      const terms = { companyId, price: prices[at] ?? 0, plannedMinutes: session.plannedMinutes }
      return { session, state, former: standing?.enrolmentId ?? null, terms }
    })
    const writes = seats.map((seat) => enrolling(scope, pack, person, seat))
    const sold = record(scope, 'pack_sold', pack.id, {
      name: person.name,
      title: pack.title,
      price: prices.reduce((sum, price) => sum + price, 0),
      enrolments: writes.map(({ id }) => id),
    })
    const outcome = await commit(scope, [...writes.flatMap(({ writes }) => writes), sold])
    if (outcome.ok) {
      const enrolled = seats.filter(({ state }) => state === 'enrolled').length
      return yes({ enrolled, waiting: seats.length - enrolled })
    }
    const ids = all.map(({ id }) => id)
    ;[standings] = await batch(scope.db, [selectChances(scope, ids, person.id)])
  }
  return no('overtaken')
}

const isThere = (standing: Chance | undefined): boolean => standing?.enrolmentId != null && standing.endedAt === null

type Seat = {
  session: ChosenSession
  state: ReturnType<typeof stateFor>
  /** They had left it: they come back in the same row. */
  former: string | null
  terms: { companyId: string | null; price: number; plannedMinutes: number }
}

function enrolling(scope: Scope, pack: Pack, person: Sale['person'], { session, state, former, terms }: Seat) {
  const id = former ?? scope.ids.next()
  const enrolment = {
    ...{ id, sessionId: session.id, personId: person.id, ...terms },
    ...{ source: 'office' as const, heldUntil: 0 },
  }
  const payload = { name: person.name, session: session.id, person: person.id, source: 'office', pack: pack.title }
  const said = state === 'waiting' ? 'person_waitlisted' : 'person_enrolled'
  const writes = [
    former ? updateEndedEnrolment(scope, enrolment, state) : insertEnrolmentIf(scope, enrolment, state),
    exactlyOne(scope),
    ...(former ? [deleteEnd(scope, former)] : []),
    record(scope, said, id, payload, session.siteId),
  ]
  return { id, writes }
}
