import { read } from '#db/database.ts'
import {
  selectFoundCompanies,
  selectFoundPersons,
  selectFoundProgrammes,
  selectFoundSessions,
  selectFoundSites,
} from '#db/desk/found.ts'
import { fold } from '#db/fold.ts'
import type { Context } from '#http/context.ts'
import { addressOf, readListing } from '#http/listing.ts'
import { placesFor } from '#http/navigation.ts'
import { page } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { Found, type FoundProps, SearchPage } from '#views/desk/search.tsx'

const most = 20
const mostOfOthers = 10
const mostInPalette = 7

/** Anything, from anywhere: the palette as one types, and a page of its own for who has no script. */
export const search = room(paths.search, { staff: 'desk.read' }).get(
  '/',
  async (c) => {
    const { scope } = c.var
    const { q } = readListing(c)
    const [persons, companies, sessions, programmes, sites] = await read(
      scope,
      selectFoundPersons(scope, q, most + 1),
      selectFoundCompanies(scope, q, mostOfOthers + 1),
      selectFoundSessions(scope, q, mostOfOthers + 1),
      selectFoundProgrammes(scope, q, mostOfOthers + 1),
      selectFoundSites(scope, q, most + 1),
    )
    const { w, may } = c.var
    const found: FoundProps = {
      w,
      q,
      pages: pagesNamed(c, q),
      sites: may('sites.read') ? inOrder(sites) : [],
      persons: may('people.read') ? inOrder(persons) : [],
      companies: may('people.read') ? inOrder(companies) : [],
      sessions: byDate(sessions.filter(({ siteId }) => may('sessions.read', siteId))),
      programmes: may('catalogue.read') ? inOrder(programmes) : [],
      mayOpen: may('members.read'),
      most,
    }
    return page(c, w.search.title, <SearchPage {...found} address={addressOf(c)} />, {
      regions: { 'palette-results': q.trim() === '' ? '' : <Found {...found} most={mostInPalette} /> },
    })
  },
  { rows: 150 },
)

/** The places in whose name every word typed begins a word. */
function pagesNamed(c: Context, q: string): FoundProps['pages'] {
  const typed = fold(q).split(' ')
  const named = (label: string) => {
    const words = fold(label).split(' ')
    return typed.every((beginning) => words.some((word) => word.startsWith(beginning)))
  }
  return placesFor(c).filter(({ label }) => named(label))
}

const inOrder = <Item extends { sortKey: string }>(items: readonly Item[]): readonly Item[] =>
  items.toSorted((a, b) => (a.sortKey < b.sortKey ? -1 : 1))

/** Those to come and under way before those of long ago. */
const byDate = <Item extends { startsOn: string }>(items: readonly Item[]): readonly Item[] =>
  items.toSorted((a, b) => (a.startsOn > b.startsOn ? -1 : 1))
