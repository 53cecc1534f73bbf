import { read } from '#db/database.ts'
import { selectPapersCounting } from '#db/documents/leavers-papers.ts'
import { type SoldSeat, selectSale, selectSoldSeats } from '#db/sessions/pack-sales.ts'
import { datedKinds } from '#domain/documents/fate.ts'
import { endingIn, PackReversalInput, restorePackSale, reversePackSale } from '#domain/sessions/pack-reversal.ts'
import type { Context } from '#http/context.ts'
import { readForm, withRefusal } from '#http/form.ts'
import { NotThere } from '#http/refusals.ts'
import { gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import type { Consequence } from '#views/sessions/consequences.tsx'
import { PackReversalPage } from '#views/sessions/pack-reversal.tsx'
import { blank, type FormState } from '#views/ui/form.tsx'
import type { Speech } from '#words/words.ts'
import { leaverLines } from './affected-papers.ts'

/** A pack that was sold, undone as a whole once what follows has been read, and brought back as a whole. */
export const packSales = room('/pack-sales/:id', { staff: 'sessions.edit' })

  .get(
    '/reversal',
    async (c) => {
      const { title, screen } = await load(c)
      return page(c, title, screen({ ...blank, values: { how: 'other', tell: 'on' } }))
    },
    { rows: 60 },
  )

  .post(
    '/reversal',
    async (c) => {
      const { sale, seats, home, title, screen } = await load(c)
      const { w } = c.var
      const form = await readForm(c, PackReversalInput)
      if (!form.ok) return refused(c, title, screen(form.state))
      // Undone already, by this form or by somebody quicker.
      if (sale.reversedAt !== null) return gone(c, home)
      const outcome = await reversePackSale(c.var.scope, sale, seats, form.value)
      if (!outcome.ok && outcome.refusal === 'taken') return gone(c, home)
      if (!outcome.ok) return refused(c, title, screen(withRefusal(c, form.state, outcome.refusal)), 409)
      const undo = { action: paths.packSales.restoration(sale.id), fields: {} }
      return gone(c, home, { text: w.catalogue.packs.reversal.done(sale.title), undo })
    },
    { rows: 60 },
  )

  .post('/restoration', async (c) => {
    const { sale, seats, home } = await load(c)
    const { refusals, catalogue } = c.var.w
    const outcome = await restorePackSale(c.var.scope, sale, seats)
    if (outcome.ok) return gone(c, home, { text: catalogue.packs.reversal.restored(sale.title) })
    return gone(c, outcome.refusal === 'session_full' ? paths.packSales.reversal(sale.id) : home, {
      text: refusals[outcome.refusal],
    })
  })

/** One trip: the sale, its enrolments, and the papers that count on them. Whoever may not change one of them changes none. */
async function load(c: Context) {
  const { scope } = c.var
  const id = c.req.param('id') ?? ''
  const [[sale], seats, papers] = await read(
    scope,
    selectSale(scope, id),
    selectSoldSeats(scope, id),
    selectPapersCounting(scope, { saleId: id }, datedKinds),
  )
  const { w, may } = c.var
  const [first] = seats
  if (!sale || !first || seats.some(({ siteId }) => !may('sessions.edit', siteId))) throw new NotThere()
  const { reversal } = w.catalogue.packs
  const name = `${first.givenName} ${first.familyName}`
  const title = reversal.title(sale.title, name)
  const screen = (state: FormState) => (
    <PackReversalPage
      w={w}
      sale={sale}
      title={title}
      home={paths.people.one(first.personId)}
      state={state}
      consequences={[
        ...seats.map((seat) => seatLine(w, seat)),
        ...leaverLines(w, papers),
        ...moneyOf(w, seats),
        toldOf(w, first),
      ]}
      mayEnd={endingIn(seats).length > 0}
    />
  )
  return { sale, seats, home: paths.people.one(first.personId), title, screen }
}

function seatLine(
  w: Speech,
  { title, startsOn, endsOn, endedAt, hasPresences, state, waiting }: SoldSeat,
): Consequence {
  const { reversal } = w.catalogue.packs
  const text = [title, startsOn && w.format.period(startsOn, endsOn)].filter(Boolean).join(', ')
  if (endedAt !== null) return { icon: 'minus', text, context: reversal.ended }
  if (hasPresences) return { icon: 'lock', tone: 'warn', text, context: reversal.stays }
  if (state === 'waiting') return { icon: 'calendar-x', text, context: reversal.leavesLine }
  return { icon: 'calendar-x', text, context: waiting > 0 ? reversal.offered : reversal.freed }
}

function moneyOf(w: Speech, seats: readonly SoldSeat[]): Consequence[] {
  const count = endingIn(seats).reduce((sum, { fundings }) => sum + fundings, 0)
  return count > 0 ? [{ icon: 'euro', tone: 'warn', text: w.catalogue.packs.reversal.fundings(count) }] : []
}

function toldOf({ catalogue }: Speech, { givenName, familyName, email }: SoldSeat): Consequence {
  const { told, untold } = catalogue.packs.reversal
  const name = `${givenName} ${familyName}`
  return email ? { icon: 'mail', text: told(name) } : { icon: 'triangle-alert', tone: 'warn', text: untold(name) }
}
