import { read } from '#db/database.ts'
import { type HistoryRow, selectActorName, selectEvents } from '#db/members/history.ts'
import { type SiteName, selectSiteNames } from '#db/organisations/openings.ts'
import { families } from '#domain/events/families.ts'
import type { Context } from '#http/context.ts'
import { addressOf } from '#http/listing.ts'
import { page } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { AuditPage } from '#views/events/audit.tsx'
import type { Choices } from '#views/events/audit-filters.tsx'
import { whoOf } from '#views/events/who.ts'
import { beforeOf, filterOf } from './filter.ts'

const pageSize = 25

/** Everything that happened in the organisation, for whoever may read it. */
export const audit = room(paths.audit.all, { staff: 'events.read' }).get(
  '/',
  async (c) => {
    const { scope } = c.var
    const filter = filterOf(c)
    const [rows, sites, named] = await read(
      scope,
      selectEvents(scope, filter, beforeOf(c), pageSize),
      selectSiteNames(scope),
      selectActorName(scope, filter.actor),
    )
    const items = rows.slice(0, pageSize)
    const choices: Choices = {
      families,
      sites: sites.filter(({ id }) => filter.seen === 'all' || filter.seen.includes(id)),
      people: peopleIn(c, items, filter.actor, named[0]?.name),
      subject: filter.subject || null,
    }
    const next = rows.length > pageSize ? (items.at(-1)?.seq ?? null) : null
    const { w } = c.var
    return page(
      c,
      w.audit.title,
      <AuditPage w={w} items={items} next={next} address={addressOf(c)} choices={choices} />,
    )
  },
  { rows: 200 },
)

/** Whoever the page names may be chosen, and whoever has been. */
function peopleIn({ var: { w } }: Context, items: readonly HistoryRow[], actor: string, name = ''): SiteName[] {
  const people = new Map(items.map((event) => [event.actorId, whoOf(w, event)]))
  if (actor && !people.has(actor)) people.set(actor, name || w.audit.actors.outside)
  return [...people]
    .map(([id, who]) => ({ id, name: who }))
    .toSorted((a, b) => a.name.localeCompare(b.name, w.language))
}
