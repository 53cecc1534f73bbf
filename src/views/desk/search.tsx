import type { FoundCompany, FoundPerson, FoundProgramme, FoundSession, FoundSite } from '#db/desk/found.ts'
import { paths } from '#paths.ts'
import type { RoomLink } from '#views/layouts/shell.ts'
import { Card } from '#views/ui/card.tsx'
import { Empty } from '#views/ui/empty.tsx'
import { safeHref } from '#views/ui/href.ts'
import { Icon, type IconName } from '#views/ui/icon.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { Toolbar } from '#views/ui/toolbar.tsx'
import type { Speech } from '#words/words.ts'

export type FoundProps = {
  w: Speech
  q: string
  pages: readonly Pick<RoomLink, 'href' | 'label' | 'icon'>[]
  sites: readonly FoundSite[]
  persons: readonly FoundPerson[]
  companies: readonly FoundCompany[]
  sessions: readonly FoundSession[]
  programmes: readonly FoundProgramme[]
  /** The viewer may open the page of somebody who has an access. */
  mayOpen: boolean
  /** How many of a kind are shown; beyond, a sentence. */
  most: number
}

/** What goes into the palette while words are typed. */
export function Found(props: FoundProps) {
  const { w, q, most } = props
  const groups = groupsOf(props)
  if (groups.length === 0) return <p>{w.search.none(q)}</p>
  return (
    <>
      {groups.map(({ title, things }) => (
        <>
          <h2>{title}</h2>
          <ul>
            {things.slice(0, most).map(({ href, icon, name, context }) => (
              <li>
                <a href={safeHref(href)}>
                  <Icon name={icon} />
                  {name}
                  {context && <small>{context}</small>}
                </a>
              </li>
            ))}
          </ul>
        </>
      ))}
      {groups.some(({ things }) => things.length > most) && <p>{w.search.more}</p>}
    </>
  )
}

/** The same, for who has no script or presses Enter. */
export function SearchPage(props: FoundProps & { address: string }) {
  const { w, q, most, address } = props
  const groups = groupsOf(props)
  return (
    <>
      <PageHead title={w.search.title} lead={w.search.lead} />
      <div class="cols near">
        <div>
          <Card flush label={w.search.title}>
            <Toolbar w={w} address={address} label={w.shell.find} placeholder={w.search.hint} />
            {groups.length === 0 && (
              <Empty icon="search" title={w.search.none(q)} level={2}>
                {w.search.advice}
              </Empty>
            )}
          </Card>
          {groups.map(({ key, title, things }) => (
            <Card flush id={key} title={title} footer={things.length > most && <p>{w.search.more}</p>}>
              <Rows>
                {things.slice(0, most).map(({ href, icon, name, context }) => (
                  <Row icon={icon} title={name} href={href} context={context} />
                ))}
              </Rows>
            </Card>
          ))}
        </div>
      </div>
    </>
  )
}

type Thing = { href: string; icon: IconName; name: string; context?: string | undefined }

function groupsOf({ w, pages, sites, persons, companies, sessions, programmes, mayOpen }: FoundProps) {
  const groups: { key: string; title: string; things: readonly Thing[] }[] = [
    { key: 'pages', title: w.search.pages, things: pages.map(({ label, ...page }) => ({ ...page, name: label })) },
    {
      key: 'persons',
      title: w.search.persons,
      things: persons.map(({ id, givenName, familyName, email, identityId }) => ({
        href: mayOpen && identityId !== null ? `${paths.members}/${id}` : paths.people.one(id),
        icon: 'user',
        name: `${givenName} ${familyName}`,
        context: email,
      })),
    },
    {
      key: 'companies',
      title: w.search.companies,
      things: companies.map(({ id, name, town }) => ({
        href: paths.companies.one(id),
        icon: 'building-2',
        name,
        context: town,
      })),
    },
    {
      key: 'sessions',
      title: w.search.sessions,
      things: sessions.map(({ id, title, code, startsOn, endsOn }) => ({
        href: paths.sessions.one(id),
        icon: 'presentation',
        name: title,
        context: [code, startsOn && w.format.period(startsOn, endsOn)].filter(Boolean).join(' · '),
      })),
    },
    {
      key: 'programmes',
      title: w.search.programmes,
      things: programmes.map(({ id, title }) => ({ href: paths.catalogue.one(id), icon: 'book-open', name: title })),
    },
    {
      key: 'sites',
      title: w.search.sites,
      things: sites.map(({ id, name, town, closedAt }) => ({
        href: paths.sites.one(id),
        icon: 'map-pin',
        name,
        context: closedAt === null ? town : `${town} · ${w.sites.isClosed(w.format.shortDay(closedAt))}`,
      })),
    },
  ]
  return groups.filter(({ things }) => things.length > 0)
}
