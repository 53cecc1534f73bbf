import { batch, read } from '#db/database.ts'
import { selectHats } from '#db/members/memberships.ts'
import { selectPlace } from '#db/organisations/moves.ts'
import { selectOffice } from '#db/organisations/offices.ts'
import { selectSiteNames } from '#db/organisations/openings.ts'
import { selectAgenda } from '#db/sessions/agenda.ts'
import { selectFeed, selectFeeds } from '#db/sessions/feeds.ts'
import { isRole } from '#domain/members/matrix.ts'
import { type Sites, sitesOf } from '#domain/members/standing.ts'
import { addDays, dayLong, dayOf } from '#domain/organisations/clock.ts'
import { closeFeed, FeedInput, openFeed, readFeedClaims } from '#domain/sessions/feeds.ts'
import { calendarOf } from '#domain/sessions/ical.ts'
import { sha256 } from '#edge/digest.ts'
import { tokens } from '#edge/tokens.ts'
import { visitorAddress } from '#http/asking.ts'
import type { Context } from '#http/context.ts'
import { readForm, withRefusal } from '#http/form.ts'
import { officeOf } from '#http/office.ts'
import { NotThere } from '#http/refusals.ts'
import { gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { type FeedKind, FeedsPage } from '#views/agenda/feeds.tsx'
import { blank, type FormState } from '#views/ui/form.tsx'

export const feeds = room(paths.agenda.feeds, { staff: 'desk.read' })

  .get(
    '/',
    async (c) => {
      const { screen } = await load(c)
      return page(c, c.var.w.agenda.feeds.title, screen({ ...blank, values: { kind: 'own' } }))
    },
    { rows: 70 },
  )

  .post('/', async (c) => {
    const { mine, kinds, sites, screen } = await load(c)
    const { scope, w, visit } = c.var
    const { feeds: words } = w.agenda
    const form = await readForm(c, FeedInput)
    if (!form.ok) return refused(c, words.title, screen(form.state))
    const { kind, site } = form.value
    if (!kinds.includes(kind)) throw new NotThere()
    if (kind === 'site' && !sites.some(({ id }) => id === site)) {
      return refused(c, words.title, screen(withRefusal(c, form.state, 'choice', 'site')))
    }
    const personId = visit.person?.personId ?? ''
    const keys = tokens(c.env.SECRET)
    const outcome = await openFeed(scope, keys, personId, mine.length, form.value, [askMine(c)])
    if (!outcome.ok) return refused(c, words.title, screen(withRefusal(c, form.state, outcome.refusal)))
    const [after] = outcome.after.screen
    return page(c, words.title, screen(blank, c.env.ORIGIN + paths.agenda.feed(outcome.after.token), after))
  })

  .post('/:id/removal', async (c) => {
    const { mine } = await load(c)
    const feed = mine.find(({ id }) => id === c.req.param('id'))
    if (feed) await closeFeed(c.var.scope, feed, [])
    return gone(c, paths.agenda.feeds, { text: c.var.w.agenda.feeds.closed })
  })

/**
 * Whoever has the address, until it is closed, or its person may no longer see what it shows. Then it is empty rather than
 * gone: a calendar that finds nothing there any more keeps what it has.
 */
export const calendar = room('/calendar/:token', { public: true }).get(
  '/',
  async (c) => {
    const { directory } = c.var
    const now = directory.clock.now()
    const token = (c.req.param('token') ?? '').replace(/\.ics$/, '')
    const claims = readFeedClaims(await tokens(c.env.SECRET).verify<object>('link', token, now))
    if (!claims) return serve(c, calendarOf('Lisière', []))
    const first = await ask(c, claims.shard, claims)
    const shard = first.place?.shard
    const { feed, hats, office, organisation } = shard && shard !== claims.shard ? await ask(c, shard, claims) : first
    const reach = feed && feed.suspendedAt === null && feed.hash === (await sha256(token)) ? reachOf(feed, hats) : null
    if (!feed || !reach || !organisation) return serve(c, calendarOf('Lisière', []))

    const today = dayOf(now, organisation.timeZone)
    const span = {
      from: addDays(today, -60),
      to: addDays(today, 400),
      fromAt: now - 60 * dayLong,
      toAt: now + 400 * dayLong,
    }
    const filter = { trainer: feed.kind === 'own' ? feed.personId : '', space: '', site: feed.siteId }
    const [slots] = await batch(office.db, [selectAgenda({ ...office, sites: reach }, span, filter, 1500)])
    const text = calendarOf(
      organisation.name,
      slots.map((slot) => ({
        uid: `${slot.id}@${claims.organisation}`,
        startsAt: slot.startsAt,
        endsAt: slot.endsAt,
        changedAt: slot.changedAt,
        sequence: slot.version,
        summary: [slot.title, slot.slotTitle].filter(Boolean).join(', '),
        location: [slot.siteName, slot.spaceName ?? slot.place].filter(Boolean).join(', '),
        description: [slot.code, (JSON.parse(slot.trainers) as string[]).join(', '), slot.remoteLink]
          .filter(Boolean)
          .join('\n'),
        url: c.env.ORIGIN + paths.sessions.one(slot.sessionId),
        cancelled: false,
      })),
    )
    return serve(c, text)
  },
  { rows: 200, deep: 2 },
)

const serve = (c: Context, text: string): Response =>
  c.body(text, 200, { 'Content-Type': 'text/calendar; charset=utf-8', 'Cache-Control': 'private, max-age=900' })

type Claims = NonNullable<ReturnType<typeof readFeedClaims>>

async function ask(c: Context, shard: string, { organisation: organisationId, feed: id }: Claims) {
  const { directory } = c.var
  const office = officeOf(c, organisationId, shard, { kind: 'visitor', id: visitorAddress(c) })
  const [[[place]], [[feed], [organisation]]] = await Promise.all([
    batch(directory.db, [selectPlace(directory, organisationId)]),
    batch(office.db, [selectFeed(office, id), selectOffice(office)]),
  ])
  const [hats] = feed ? await batch(office.db, [selectHats(office, feed.personId)]) : [[]]
  return { office, place, feed, organisation, hats }
}

type Hats = Awaited<ReturnType<typeof selectHats>>

/** The sites that this feed may show today; none when its person may not see it any more. */
function reachOf({ kind, siteId }: { kind: string; siteId: string }, hats: Hats): Sites | null {
  if (hats.length === 0) return null
  if (kind === 'own') return 'all'
  const worn = hats.flatMap(({ role, allSites, siteIds }) =>
    isRole(role) ? [{ role, sites: allSites ? ('all' as const) : (JSON.parse(siteIds) as string[]) }] : [],
  )
  const sites = sitesOf({ hats: worn, grants: [] }, 'sessions.read')
  if (kind === 'site') return sites === 'all' || sites.includes(siteId) ? [siteId] : null
  return sites === 'all' || sites.length > 0 ? sites : null
}

const askMine = (c: Context) => selectFeeds(c.var.scope, c.var.visit.claims?.identity ?? '')

async function load(c: Context) {
  const { scope } = c.var
  const [mine, siteNames] = await read(scope, askMine(c), selectSiteNames(scope))
  const { w, may } = c.var
  const sites = siteNames.filter(({ id }) => may('sessions.read', id))
  const kinds: FeedKind[] = may('sessions.read') ? ['own', 'site', 'all'] : ['own']
  const screen = (state: FormState, address?: string, feeds = mine) => (
    <FeedsPage
      w={w}
      feeds={feeds}
      sites={sites}
      kinds={kinds}
      state={state}
      address={address}
      back={may('sessions.read') ? paths.agenda.week : undefined}
    />
  )
  return { mine, kinds, sites, screen }
}
