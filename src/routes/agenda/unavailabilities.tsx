import { selectUnavailabilities, selectUnavailability } from '#db/availability/unavailabilities.ts'
import { read } from '#db/database.ts'
import { pageOf } from '#db/listing.ts'
import { selectColleague, selectColleagues } from '#db/members/colleagues.ts'
import { declareUnavailability, withdrawUnavailability } from '#domain/availability/unavailabilities.ts'
import { spanOf, UnavailabilityInput } from '#domain/availability/unavailability.ts'
import { wallOf } from '#domain/organisations/clock.ts'
import type { Context } from '#http/context.ts'
import { readForm, withRefusal } from '#http/form.ts'
import { addressOf, afterKey, readListing } from '#http/listing.ts'
import { NotThere } from '#http/refusals.ts'
import { gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { chosenOf, suggestionsOf, typedIn, unclear } from '#routes/registers/colleague-choice.ts'
import { zoneOf } from '#routes/sessions/overview.tsx'
import { UnavailabilitiesPage } from '#views/agenda/unavailabilities.tsx'
import { blank, type FormState } from '#views/ui/form.tsx'

const pageSize = 25

export const unavailabilities = room(paths.agenda.unavailabilities, { staff: 'sessions.edit' })

  .get(
    '/',
    async (c) => {
      const { screen } = await load(c, '')
      return page(c, c.var.w.agenda.unavailabilities.title, screen(fresh(c)))
    },
    { rows: 60 },
  )

  .post('/', async (c) => {
    const { one, screen } = await load(c, await typedIn(c, 'person'))
    const { scope, w } = c.var
    const { unavailabilities: words } = w.agenda
    const form = await readForm(c, UnavailabilityInput)
    if (!form.ok) return refused(c, words.title, screen(form.state))
    if ('refusal' in one) return refused(c, words.title, screen(unclear(c, form.state, 'person', one.refusal)))
    const { id = scope.ids.next(), person: _, reason, ...days } = form.value
    const personId = one.one.id
    const declared = { id, personId, reason, ...spanOf(days, zoneOf(c)) }
    const outcome = await declareUnavailability(scope, declared, [])
    const undo = { action: paths.agenda.unavailabilityRemoval(id), fields: {} }
    // Noted already, and the answer was lost on its way.
    if (outcome.ok || outcome.refusal === 'taken') {
      return gone(c, paths.agenda.unavailabilities, { text: words.declared, undo })
    }
    return refused(c, words.title, screen(withRefusal(c, form.state, outcome.refusal, 'until')))
  })

  .post('/:id/removal', async (c) => {
    const { scope } = c.var
    const [[found]] = await read(scope, selectUnavailability(scope, c.req.param('id') ?? ''))
    if (!found) throw new NotThere()
    const outcome = await withdrawUnavailability(scope, found, [])
    const text = c.var.w.agenda.unavailabilities.withdrawn
    const undo = { action: paths.agenda.unavailabilities, fields: fieldsOf(found, zoneOf(c)) }
    return gone(c, paths.agenda.unavailabilities, outcome.ok ? { text, undo } : undefined)
  })

async function load(c: Context, typed: string) {
  const { scope } = c.var
  const { after } = readListing(c)
  const [rows, named, [known]] = await read(
    scope,
    selectUnavailabilities(scope, { since: scope.clock.now(), after, limit: pageSize }),
    selectColleagues(scope, 'trainers', typed),
    // Withdrawn and noted again, they come as they were kept.
    selectColleague(scope, 'trainers', typed),
  )
  const list = pageOf(rows, pageSize)
  const screen = (state: FormState) => (
    <UnavailabilitiesPage
      w={c.var.w}
      page={list}
      trainers={suggestionsOf(named)}
      state={state}
      address={addressOf(c)}
      after={afterKey(list.next)}
    />
  )
  return { one: known ? { one: known } : chosenOf(typed, named), screen }
}

const fresh = (c: Context): FormState => ({ ...blank, values: { id: c.var.scope.ids.next() } })

/** The same again, with its hours, under its own id. */
function fieldsOf(
  {
    id,
    personId,
    startsAt,
    endsAt,
    reason,
  }: { id: string; personId: string; startsAt: number; endsAt: number; reason: string },
  zone: string,
) {
  const [from, until] = [wallOf(startsAt, zone), wallOf(endsAt, zone)]
  return { id, person: personId, from: from.day, fromHour: from.hour, until: until.day, untilHour: until.hour, reason }
}
