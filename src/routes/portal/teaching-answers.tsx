import * as z from 'zod'
import { read } from '#db/database.ts'
import { ownPerson } from '#db/people/own.ts'
import { type OwnSlotRow, selectOwnSlot, selectOwnSlotsOf } from '#db/portal/own-slots.ts'
import { acceptSlots, DeclineInput, declineSlot } from '#domain/availability/answers.ts'
import { mondayOf } from '#domain/availability/own-week.ts'
import type { Context } from '#http/context.ts'
import { readFields, readForm, withRefusal } from '#http/form.ts'
import { NotThere } from '#http/refusals.ts'
import { gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { DeclinePage } from '#views/portal/teaching-decline.tsx'
import { blank } from '#views/ui/form.tsx'

/** A trainer's yes, to one slot or to all of a session; a no has its own page, for its reason. */
export const teachingAnswers = room(paths.teaching.answers, { staff: 'teaching.own' })

  .post(
    '/',
    async (c) => {
      const asked = await loadAsked(c)
      const [first] = asked
      if (!first) throw new NotThere()
      const { scope, w } = c.var
      const week = paths.teaching.week(mondayOf(first.day))
      // The first answer was lost on its way: it is yes already.
      if (asked.every(({ answer }) => answer === 'accepted')) return gone(c, week, { text: w.teaching.nowAccepted })
      const outcome = await acceptSlots(scope, asked)
      return gone(c, week, { text: outcome.ok ? w.teaching.nowAccepted : w.refusals[outcome.refusal] })
    },
    { rows: 150 },
  )

  .get('/:id', async (c) => {
    const [slot] = await loadOne(c)
    if (!slot) return gone(c, paths.teaching.all, { text: c.var.w.training.notYours })
    return page(c, c.var.w.teaching.declineTitle, <DeclinePage w={c.var.w} slot={slot} state={blank} />)
  })

  .post('/:id', async (c) => {
    const [slot] = await loadOne(c)
    if (!slot) throw new NotThere()
    const { scope, w } = c.var
    const week = paths.teaching.week(mondayOf(slot.day))
    const form = await readForm(c, DeclineInput)
    if (!form.ok) return refused(c, w.teaching.declineTitle, <DeclinePage w={w} slot={slot} state={form.state} />)
    const said = slot.answer === 'declined' && slot.reason === form.value.reason
    const outcome = said ? { ok: true as const } : await declineSlot(scope, slot, form.value)
    if (outcome.ok) return gone(c, week, { text: w.teaching.nowDeclined })
    const state = withRefusal(c, form.state, outcome.refusal)
    return refused(c, w.teaching.declineTitle, <DeclinePage w={w} slot={slot} state={state} />)
  })

const Asked = z.object({ slot: z.string().optional(), session: z.string().optional() })

async function loadAsked(c: Context): Promise<readonly OwnSlotRow[]> {
  const { scope } = c.var
  const { slot, session = '' } = Asked.safeParse(Object.fromEntries(await readFields(c))).data ?? {}
  const me = ownPerson(scope)
  const [found] = await read(scope, slot ? selectOwnSlot(scope, me, slot) : selectOwnSlotsOf(scope, me, session))
  return found
}

async function loadOne(c: Context): Promise<readonly OwnSlotRow[]> {
  const { scope } = c.var
  const [found] = await read(scope, selectOwnSlot(scope, ownPerson(scope), c.req.param('id') ?? ''))
  return found
}
