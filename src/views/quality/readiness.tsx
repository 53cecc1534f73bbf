import type { FindingRow } from '#db/quality/audits-findings.ts'
import type { ProfileRow } from '#db/quality/profiles.ts'
import type { Calendar } from '#domain/quality/grid/calendar.ts'
import type { GridVersion } from '#domain/quality/grid/version.ts'
import type { Readiness, Ready } from '#domain/quality/proofs/readiness.ts'
import { paths } from '#paths.ts'
import { Alert } from '#views/ui/alert.tsx'
import { LinkButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Menu, MenuLink } from '#views/ui/menu.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { Badge } from '#views/ui/state.tsx'
import { Tabs } from '#views/ui/tabs.tsx'
import { Tiles } from '#views/ui/tiles.tsx'
import type { Speech } from '#words/words.ts'
import { Ahead } from './ahead.tsx'
import { IndicatorBadge, toneOf, whyOf } from './standing.tsx'

type ReadinessProps = {
  w: Speech
  grid: GridVersion
  criteria: readonly { number: number; title: string }[]
  day: string
  profile: ProfileRow | null
  calendar: Calendar | null
  /** What audits have found, and nobody has put right. */
  open: readonly FindingRow[]
  today: string
  isForecast: boolean
  readiness: Readiness
  first: readonly Ready[]
  forecast: { day: string; readiness: Readiness; falling: readonly Ready[] } | null
  /** How ready it was, the oldest day first. */
  days: readonly { day: string; covered: number; applicable: number }[]
  sites: readonly [id: string, name: string][]
  /** '' is everywhere. */
  site: string
  mayEdit: boolean
}

export function ReadinessPage(props: ReadinessProps) {
  const { w, grid, criteria, day, isForecast, profile, readiness, mayEdit } = props
  const words = w.quality
  return (
    <div class="stacked wide6">
      <PageHead
        title={words.title}
        lead={words.lead}
        state={
          <Badge tone={readiness.outcome === 'to_lift' ? 'warn' : 'ok'}>{words.outcomes[readiness.outcome]}</Badge>
        }
        facts={[
          { icon: 'badge-check', text: words.grid(grid.id) },
          ...(isForecast ? [{ icon: 'calendar', text: words.seenOn(w.format.date(day)) } as const] : []),
        ]}
        actions={
          <>
            <LinkButton href={paths.quality.proofs} icon="search">
              {words.search.title}
            </LinkButton>
            <LinkButton href={paths.quality.statements}>{words.statement.link}</LinkButton>
            <Menu id="quality-more" label={words.more}>
              <MenuLink href={paths.quality.rules}>{words.rulesOf.link}</MenuLink>
              <MenuLink href={paths.quality.grids}>{words.grids.link}</MenuLink>
              {mayEdit && <MenuLink href={paths.quality.profile}>{words.describe}</MenuLink>}
            </Menu>
          </>
        }
      />
      {grid.isProvisional && <Alert tone="info" title={words.provisional} />}
      {profile === null && (
        <Alert
          tone="warn"
          title={words.undescribed}
          action={mayEdit && <LinkButton href={paths.quality.profile}>{words.describe}</LinkButton>}
        />
      )}
      <SiteTabs {...props} />
      <Tiles tiles={tilesOf(props)} />
      <Ahead {...props} />
      {criteria.map((criterion) => (
        <Criterion
          w={w}
          criterion={criterion}
          lines={readiness.lines.filter(({ indicator }) => indicator.criterion === criterion.number)}
        />
      ))}
    </div>
  )
}

function SiteTabs({ w, sites, site }: ReadinessProps) {
  const words = w.quality
  if (sites.length < 2) return null
  const everywhere = { href: paths.quality.all, label: words.everySite, current: site === '' }
  const tabs = sites.map(([id, name]) => ({ href: paths.quality.onSite(id), label: name, current: site === id }))
  return <Tabs label={words.siteNames} tabs={[everywhere, ...tabs]} />
}

function tilesOf({ w, readiness, profile }: ReadinessProps) {
  const { format } = w
  const { tiles } = w.quality
  const auditOn = profile?.auditOn
  return [
    {
      what: tiles.covered,
      much: format.number(readiness.covered),
      note: tiles.of(format.number(readiness.applicable)),
      icon: 'badge-check',
    },
    { what: tiles.majors, much: format.number(readiness.findings.effectiveMajors), icon: 'triangle-alert' },
    {
      what: tiles.minors,
      much: format.number(readiness.findings.minors),
      note: tiles.minorsNote,
      icon: 'circle-alert',
    },
    {
      what: tiles.audit,
      // Half a phone wide: the year goes under the day.
      much: auditOn ? format.date(auditOn).replaceAll('\u00a0', ' ') : tiles.noAudit,
      icon: 'calendar',
    },
  ] as const
}

function Criterion(props: { w: Speech; criterion: { number: number; title: string }; lines: readonly Ready[] }) {
  const { w, criterion, lines } = props
  return (
    <Card
      title={w.quality.criterion(w.format.number(criterion.number), criterion.title)}
      id={`criterion-${criterion.number}`}
      flush
    >
      <Rows pair>
        {lines.map((line) => (
          <Row
            tone={toneOf(line.state)}
            title={`${line.indicator.number}. ${line.indicator.title}`}
            href={paths.quality.indicator(line.indicator.number)}
            context={whyOf(w, line)}
            state={<IndicatorBadge w={w} state={line.state} />}
          />
        ))}
      </Rows>
    </Card>
  )
}
