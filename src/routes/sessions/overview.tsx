import { selectReissueIds } from '#db/documents/stale-papers.ts'
import { selectHistory } from '#db/people/history.ts'
import { selectSessionCosts } from '#db/sessions/costs.ts'
import { selectClientRows, selectSessionFacts, selectSlotLines } from '#db/sessions/overview.ts'
import { dayOf } from '#domain/organisations/clock.ts'
import { clientKindOf, clientsOf } from '#domain/sessions/clients.ts'
import { marginOf } from '#domain/sessions/margin.ts'
import { stateOf } from '#domain/sessions/state.ts'
import type { Context } from '#http/context.ts'
import { historyOf } from '#http/history.ts'
import { NotThere } from '#http/refusals.ts'
import { page } from '#http/render.tsx'
import { SessionPage } from '#views/sessions/overview.tsx'
import { itemOf, loadSession } from './load.ts'
import { tabsFor } from './tabs.ts'

/** A session at one glance. */
export async function showSession(c: Context): Promise<Response> {
  const { scope } = c.var
  const id = c.req.param('id') ?? ''
  const { session, found } = await loadSession(
    c,
    'sessions.read',
    selectSessionFacts(scope, id),
    selectSlotLines(scope, id),
    selectClientRows(scope, id),
    selectSessionCosts(scope, id),
    selectHistory(scope, id, 8),
    selectReissueIds(scope, id, 1),
  )
  const [[facts], slotRows, enrolled, costs, history, stale] = found
  if (!facts) throw new NotThere()
  const slots = slotRows.map(itemOf)
  const clients = clientsOf(enrolled)
  const today = dayOf(scope.clock.now(), zoneOf(c))
  const untaught = slots.length > 0 && slots[0]?.trainers.length === 0
  return page(
    c,
    session.title,
    <SessionPage
      w={c.var.w}
      session={session}
      facts={facts}
      tabs={tabsFor(c, session.siteId)}
      slots={slots}
      clients={clients}
      clientKind={clientKindOf(clients)}
      costs={costs}
      margin={marginOf(
        clients.reduce((sum, { price }) => sum + price, 0),
        costs,
      )}
      state={stateOf({ ...session, decision: facts.decision, untaught }, today)}
      today={today}
      history={history}
      allHistory={historyOf(c, session.id)}
      mayReissue={stale.length > 0 && c.var.may('documents.edit', session.siteId)}
      mayEdit={c.var.may('sessions.edit', session.siteId)}
      mayReport={c.var.may('registers.edit', session.siteId)}
    />,
  )
}

/** Where the organisation's clocks are; the door has read it. */
export const zoneOf = (c: Context): string => c.var.visit.person?.timeZone ?? 'Europe/Paris'
