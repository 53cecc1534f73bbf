import { selectUnavailabilitiesIn } from '#db/availability/unavailabilities.ts'
import { read } from '#db/database.ts'
import { selectColleague, selectColleagues } from '#db/members/colleagues.ts'
import { selectSiteNames } from '#db/organisations/openings.ts'
import { type AgendaFilter, type AgendaSpan, selectAgenda } from '#db/sessions/agenda.ts'
import { selectSpaceChoices } from '#db/sessions/sessions.ts'
import { addDays, dayOf, instantOf, weekdayOf } from '#domain/organisations/clock.ts'
import type { Context } from '#http/context.ts'
import { addressOf } from '#http/listing.ts'
import { gone, page } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { chosenOf, storable, suggestionsOf } from '#routes/registers/colleague-choice.ts'
import { reachOf } from '#routes/sessions/reach.ts'
import { type AgendaDay, AgendaPage } from '#views/agenda/agenda.tsx'
import { withParameters } from '#views/ui/address.ts'

export const agenda = room(paths.agenda.week, { staff: 'sessions.read' })

  .get('/', (c) => show(c, 'week'), { rows: 2100 })
  .get('/month', (c) => show(c, 'month'), { rows: 2100 })

const most = 400

async function show(c: Context, view: 'week' | 'month'): Promise<Response> {
  const { scope } = c.var
  const today = dayOf(scope.clock.now())
  const day = readDay(c.req.query('day')) ?? today
  const span = view === 'week' ? weekOf(day) : monthOf(day)
  const filter = readFilter(c)
  const who = storable(c.req.query('who') ?? '').trim()
  const [rows, away, [trainer], named, spaces, siteNames] = await read(
    scope,
    selectAgenda(reachOf(c, 'sessions.read'), span, filter, most + 1),
    selectUnavailabilitiesIn(scope, span.fromAt, span.toAt, filter.trainer ? [filter.trainer] : []),
    selectColleague(scope, 'trainers', filter.trainer),
    selectColleagues(scope, 'trainers', who),
    selectSpaceChoices(scope),
    selectSiteNames(scope),
  )
  const { w, may } = c.var
  const one = chosenOf(who, named)
  // Looked for by their name: they have an address of their own.
  if (who && 'one' in one) return gone(c, withParameters(addressOf(c), { who: undefined, trainer: one.one.id }))
  const slots = rows.slice(0, most).map((row) => ({ ...row, trainers: JSON.parse(row.trainers) as string[] }))
  const byDay = Map.groupBy(slots, (slot) => slot.day)
  const days = daysOf(span).map(
    (each): AgendaDay => ({
      day: each,
      slots: byDay.get(each) ?? [],
      away: away.filter(({ startsAt, endsAt }) => touches(each, startsAt, endsAt)).map(({ name }) => name),
      outside: view === 'month' && each.slice(0, 7) !== day.slice(0, 7),
    }),
  )
  const title =
    view === 'week'
      ? w.agenda.weekOf(w.format.period(span.from, span.to))
      : `${w.agenda.months[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`
  return page(
    c,
    w.agenda.title,
    <AgendaPage
      w={w}
      view={view}
      title={title}
      at={{ day, today, ...around(view, day, span) }}
      days={days}
      address={addressOf(c)}
      filter={filter}
      trainer={{
        name: who || (trainer?.name ?? ''),
        suggestions: suggestionsOf(named),
        unclear: who && 'refusal' in one ? w.registers[one.refusal] : undefined,
      }}
      spaces={spaces.filter(({ siteId }) => may('sessions.read', siteId))}
      sites={siteNames.filter(({ id }) => may('sessions.read', id))}
      more={rows.length > most}
      mayEdit={may('sessions.edit')}
      mayMove={(siteId) => may('sessions.edit', siteId)}
    />,
  )
}

/** Instants are read in the usual zone: a slot of the night before may come along, and its own day puts it in its place. */
const spanOf = (from: string, to: string): AgendaSpan => ({
  from,
  to,
  fromAt: instantOf(from, '00:00', zone),
  toAt: instantOf(addDays(to, 1), '00:00', zone),
})

const zone = 'Europe/Paris'

function weekOf(day: string): AgendaSpan {
  const monday = addDays(day, 1 - weekdayOf(day))
  return spanOf(monday, addDays(monday, 6))
}

/** Whole weeks, from the one of the first day to that of the last. */
function monthOf(day: string): AgendaSpan {
  const first = `${day.slice(0, 7)}-01`
  const last = addDays(nextMonth(first), -1)
  return spanOf(weekOf(first).from, weekOf(last).to)
}

const nextMonth = (first: string): string => `${addDays(first, 31).slice(0, 7)}-01`

function around(view: 'week' | 'month', day: string, span: AgendaSpan) {
  if (view === 'week') return { previous: addDays(span.from, -7), next: addDays(span.from, 7) }
  const first = `${day.slice(0, 7)}-01`
  return { previous: `${addDays(first, -1).slice(0, 7)}-01`, next: nextMonth(first) }
}

function daysOf({ from, to }: AgendaSpan): string[] {
  const days = [from]
  for (let day = from; day < to; day = days.at(-1) ?? to) days.push(addDays(day, 1))
  return days
}

const touches = (day: string, startsAt: number, endsAt: number): boolean =>
  startsAt < instantOf(addDays(day, 1), '00:00', zone) && endsAt > instantOf(day, '00:00', zone)

function readDay(text = ''): string | undefined {
  const isDay = /^(19|20)\d\d-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`))
  return isDay && addDays(text, 0) === text ? text : undefined
}

function readFilter(c: Context): AgendaFilter {
  const of = (name: string) => (c.req.query(name) ?? '').slice(0, 40)
  return { trainer: of('trainer'), space: of('space'), site: of('site') }
}
