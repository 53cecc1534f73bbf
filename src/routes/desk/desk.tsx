import { sql } from 'drizzle-orm'
import { type ConcernRow, selectConcerns } from '#db/cockpit/concerns.ts'
import { read } from '#db/database.ts'
import { type NextSession, type SlotOfDay, selectNextSessions, selectSlotsOfDay } from '#db/desk/today.ts'
import { selectToSign, type ToSignRow } from '#db/documents/own-papers.ts'
import { type SeriesRow, selectSeries } from '#db/figures/figures.ts'
import { type ActivityRow, selectActivity } from '#db/members/activity.ts'
import {
  deleteDismissal,
  type FirstStepsRow,
  insertDismissal,
  selectDismissal,
  selectFirstSteps,
} from '#db/members/checklist.ts'
import { ownPerson } from '#db/people/own.ts'
import { type OwnSlotRow, selectOwnSlots, selectUnanswered } from '#db/portal/own-slots.ts'
import { type ComingSlotRow, selectComingSlots } from '#db/sessions/own-sessions.ts'
import { selectWaitingFor } from '#db/surveys/participations.ts'
import { commit } from '#domain/events/commit.ts'
import { measuresOf } from '#domain/figures/measures.ts'
import { stepsFor } from '#domain/members/first-steps.ts'
import type { Permission } from '#domain/members/matrix.ts'
import { parseStanding, type Sites, sitesOf } from '#domain/members/standing.ts'
import { dayLong, dayOf } from '#domain/organisations/clock.ts'
import type { Context } from '#http/context.ts'
import { changed, page } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { askedOf } from '#routes/portal/asked.ts'
import { DeskPage } from '#views/desk/desk.tsx'
import type { OwnRoom } from '#views/desk/rooms.tsx'

export const desk = room(paths.desk, { staff: 'desk.read' })

  .get(
    '/',
    async (c) => {
      const rows = await load(c)
      return page(c, c.var.w.desk.title, await show(c, rows))
    },
    { rows: 150 },
  )

  .post('/checklist/dismissal', (c) => putList(c, insertDismissal), { rows: 200 })

  .post('/checklist/return', (c) => putList(c, deleteDismissal), { rows: 200 })

type Rows = readonly [
  readonly FirstStepsRow[],
  readonly { at: number }[],
  readonly ActivityRow[],
  readonly ConcernRow[],
  readonly SlotOfDay[],
  readonly NextSession[],
  readonly SeriesRow[],
  readonly ToSignRow[],
  readonly OwnSlotRow[],
  readonly Awaited<ReturnType<typeof selectWaitingFor>>[number][],
  readonly OwnSlotRow[],
  readonly ComingSlotRow[],
]

/** The whole history has a page of its own. */
const latest = 5
const mostNeeds = 8
const mostSlots = 6
const mostNext = 5
const mostOwn = 4

/** How far ahead a trainer is asked to answer, as in their own room. */
const ahead = 60 * dayLong

/** Everything the desk shows, for whom the cookie says; the door answers in the same trip. */
function screenOf(c: Context) {
  const { scope, visit } = c.var
  const { claims } = visit
  const seeing = (permission: Permission): Sites =>
    claims ? sitesOf(parseStanding(claims.hats, claims.grants), permission) : []
  const identity = claims?.identity ?? ''
  const training = { ...scope, sites: seeing('sessions.read') }
  const counting = { ...scope, sites: seeing('figures.read') }
  const now = scope.clock.now()
  const today = dayOf(now)
  const me = ownPerson(scope)
  // Who looks after sessions sees them all below: their own dates are asked for nobody.
  const guest = training.sites.length === 0 ? me : sql`null`
  return [
    selectFirstSteps(scope),
    selectDismissal(scope, identity),
    selectActivity(scope, seeing('events.read'), latest),
    selectConcerns(training, { site: '', kind: '', owner: '', identity }, null, mostNeeds),
    selectSlotsOfDay(training, today, mostSlots),
    selectNextSessions(training, today, mostNext),
    selectSeries(counting, { dimension: 'all', id: '' }, today.slice(0, 7), today.slice(0, 7)),
    selectToSign(scope, me),
    selectUnanswered(scope, guest, now, now + ahead),
    selectWaitingFor(scope, guest),
    selectOwnSlots(scope, guest, now - dayLong / 2, now + 7 * dayLong, mostOwn),
    selectComingSlots(scope, guest, now),
  ] as const
}

const load = (c: Context): Promise<Rows> => read(c.var.scope, ...screenOf(c))

/** A preference of one person, about her own screen: no event tells it. */
async function putList(c: Context, write: typeof insertDismissal) {
  await load(c)
  const { person } = c.var.visit
  if (!person) throw new Error('The door has opened to nobody.')
  const outcome = await commit(c.var.scope, [write(c.var.scope, person.personId)], ...screenOf(c))
  if (!outcome.ok) throw new Error(`The list could not be put away: ${outcome.refusal}.`)
  const { title, wasPutAway, isBack } = c.var.w.desk
  const told =
    write === insertDismissal ? { text: wasPutAway, undo: { action: paths.checklistReturn } } : { text: isBack }
  return changed(c, paths.desk, title, await show(c, outcome.after), told)
}

async function show(c: Context, rows: Rows) {
  const [[facts], [dismissed], activity, concerns, slots, next, series, toSign, unanswered, waiting, taught, coming] =
    rows
  const { w, may, visit, scope } = c.var
  const { person, login, standing } = visit
  if (!person || !login || !facts) throw new Error('The desk has somebody at it.')
  const isProtected = login.factors >= 2
  const done = {
    identity: facts.identity === 1,
    sites: facts.sites === 1,
    colleague: facts.colleague === 1,
    logo: facts.logo === 1,
    colour: facts.colour === 1,
    secondFactor: isProtected,
  }
  const now = scope.clock.now()
  const today = dayOf(now)
  const period = today.slice(0, 7)
  return (
    <DeskPage
      w={w}
      now={now}
      today={today}
      givenName={person.givenName}
      steps={may('organisation.edit') ? stepsFor(done, may) : null}
      dismissed={dismissed !== undefined}
      training={may('sessions.read') ? { concerns, slots, next } : null}
      month={may('figures.read') ? { period, measures: measuresOf(series, period) } : null}
      own={{ toSign, unanswered, asked: await askedOf(c, waiting), taught, followed: coming.slice(0, mostOwn) }}
      rooms={may('sessions.read') ? [] : ownRoomsOf(c)}
      activity={may('events.read') ? activity : null}
      isProtected={isProtected}
      hats={standing.hats}
      sites={JSON.parse(person.sites) as [string, string][]}
    />
  )
}

/** Guests and trainers have a room of their own; who looks after everything finds it all in the rail. */
const ownRoomsOf = ({ var: { may } }: Context): readonly OwnRoom[] =>
  (['teaching', 'training', 'company'] as const).filter((room) => may(`${room}.own`))
