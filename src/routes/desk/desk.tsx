import { read } from '#db/database.ts'
import { type ActivityRow, selectActivity } from '#db/members/activity.ts'
import {
  deleteDismissal,
  type FirstStepsRow,
  insertDismissal,
  selectDismissal,
  selectFirstSteps,
} from '#db/members/checklist.ts'
import { commit } from '#domain/events/commit.ts'
import { stepsFor } from '#domain/members/first-steps.ts'
import { parseStanding, type Sites, sitesOf } from '#domain/members/standing.ts'
import type { Context } from '#http/context.ts'
import { changed, page } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { DeskPage } from '#views/desk/desk.tsx'

export const desk = room(paths.desk, { staff: 'desk.read' })

  .get('/', async (c) => {
    const rows = await load(c)
    return page(c, c.var.w.desk.title, show(c, rows))
  })

  .post('/checklist/dismissal', (c) => putList(c, insertDismissal), { rows: 120 })

  .post('/checklist/return', (c) => putList(c, deleteDismissal), { rows: 120 })

type Rows = readonly [readonly FirstStepsRow[], readonly { at: number }[], readonly ActivityRow[]]

/** The whole history has a page of its own. */
const latest = 5

/** Everything the desk shows, for whom the cookie says; the door answers in the same trip. */
function screenOf(c: Context) {
  const { scope, visit } = c.var
  const { claims } = visit
  const seen: Sites = claims ? sitesOf(parseStanding(claims.hats, claims.grants), 'events.read') : []
  const dismissal = selectDismissal(scope, claims?.identity ?? '')
  return [selectFirstSteps(scope), dismissal, selectActivity(scope, seen, latest)] as const
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
  return changed(c, paths.desk, title, show(c, outcome.after), told)
}

function show(c: Context, [[facts], [dismissed], activity]: Rows) {
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
  return (
    <DeskPage
      w={w}
      today={scope.clock.now()}
      givenName={person.givenName}
      steps={may('organisation.edit') ? stepsFor(done, may) : null}
      dismissed={dismissed !== undefined}
      activity={may('events.read') ? activity : null}
      isProtected={isProtected}
      hats={standing.hats}
      sites={JSON.parse(person.sites) as [string, string][]}
    />
  )
}
