import { pageOf } from '#db/listing.ts'
import { selectCompaniesNamed } from '#db/people/companies.ts'
import { selectAlike } from '#db/people/likenesses.ts'
import { selectPersonLines } from '#db/people/people.ts'
import { selectRoster, selectWaiting } from '#db/sessions/enrolment-roster.ts'
import { selectPlannedMinutes } from '#db/sessions/enrolment-there.ts'
import type { Permission } from '#domain/members/matrix.ts'
import type { Context } from '#http/context.ts'
import { readFields } from '#http/form.ts'
import { addressOf, afterKey, readListing } from '#http/listing.ts'
import type { RosterScreen } from '#views/sessions/enrolments.tsx'
import { loadSession } from './load.ts'
import { tabsFor } from './tabs.ts'

const pageSize = 60
const mostFound = 6

type Sought = { company?: string; alike?: readonly { email: string; sortKey: string }[] }

/** One trip: the door's check, the session, who is in it, who waits, and whoever is looked for. */
export async function loadRoster(c: Context, permission: Permission, { company = '', alike = [] }: Sought = {}) {
  const { scope } = c.var
  const id = c.req.param('id') ?? ''
  const who = storable(c.req.query('who') ?? '', 80).trim()
  const { session, found } = await loadSession(
    c,
    permission,
    selectRoster(scope, id, readListing(c), pageSize),
    selectWaiting(scope, id, pageSize),
    selectPersonLines(scope, { q: who, after: null }, who === '' ? 0 : mostFound),
    selectCompaniesNamed(scope, company),
    selectAlike(scope, alike),
    selectPlannedMinutes(scope, id),
  )
  const [roster, waiting, people, companies, likes, [planned]] = found
  const list = pageOf(roster, pageSize)
  const { may } = c.var
  const screen: RosterScreen = {
    session,
    tabs: tabsFor(c, session.siteId),
    roster: list.items,
    after: afterKey(list.next),
    waiting,
    address: c.req.method === 'GET' ? addressOf(c) : c.req.path.replace(/\/(new|several)$/, ''),
    mayEdit: may('sessions.edit', session.siteId),
    maySeeNeeds: may('needs.read'),
    who,
    found: who === '' ? [] : people.slice(0, mostFound),
  }
  return { screen, companies, alike: likes, plannedMinutes: planned?.minutes ?? 0 }
}

/** What was typed under a name, before the form is judged: the first question of the page asks about it. */
export async function typedIn(c: Context): Promise<(name: string, most?: number) => string> {
  const fields = await readFields(c)
  return (name, most = 300) => storable([fields.get(name) ?? ''].flat()[0] ?? '', most)
}

export const storable = (text: string, most: number): string => text.slice(0, most).replaceAll('\0', '').toWellFormed()
