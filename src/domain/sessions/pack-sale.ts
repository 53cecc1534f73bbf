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
import { insertSale, insertSoldSeats } from '#db/sessions/pack-sales.ts'
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

/** The sale, to undo it; none when it had been made already. */
export type Sold = { saleId: string | null; enrolled: number; waiting: number }

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
  const price = prices.reduce((sum, each) => sum + each, 0)
  const saleId = scope.ids.next()
  let standings = known
  for (let tries = 0; tries < 5; tries += 1) {
    const found = new Map(standings.map((standing) => [standing.sessionId, standing]))
    const there = all.filter(({ id }) => isThere(found.get(id)))
    // The first answer was lost on its way: it is done.
    if (there.length === all.length) return yes({ saleId: null, enrolled: 0, waiting: 0 })
    if (there.length > 0) return no('enrolled_there')
    if (all.some(({ id }) => found.get(id)?.cancelledAt !== null)) return no('session_closed')

    const seats = all.map((session, at): Seat => {
      const standing = found.get(session.id)
      const state = standing ? stateFor(standing) : 'waiting'
      const terms = { companyId, price: prices[at] ?? 0, plannedMinutes: session.plannedMinutes }
      return { session, state, former: standing?.enrolmentId ?? null, terms }
    })
    const writes = seats.map((seat) => enrolling(scope, pack, person, seat))
    const ids = writes.map(({ id }) => id)
    const said = { name: person.name, person: person.id, title: pack.title, price, sale: saleId, enrolments: ids }
    const outcome = await commit(scope, [
      ...writes.flatMap(({ writes }) => writes),
      insertSale(scope, { id: saleId, packId: pack.id, title: pack.title, price }),
      insertSoldSeats(scope, saleId, ids),
      record(scope, 'pack_sold', pack.id, said),
    ])
    if (outcome.ok) {
      const enrolled = seats.filter(({ state }) => state === 'enrolled').length
      return yes({ saleId, enrolled, waiting: seats.length - enrolled })
    }
    const sessions = all.map(({ id }) => id)
    ;[standings] = await batch(scope.db, [selectChances(scope, sessions, person.id)])
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
