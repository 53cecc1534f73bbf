import type { Measures, SubjectRow } from '#db/figures/figures.ts'
import { paths } from '#paths.ts'
import { withParameters } from '#views/ui/address.ts'
import { Bars } from '#views/ui/bars.tsx'
import { Card } from '#views/ui/card.tsx'
import { Empty } from '#views/ui/empty.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { type Column, Table } from '#views/ui/table.tsx'
import { Tabs } from '#views/ui/tabs.tsx'
import { TileLinks } from '#views/ui/tiles.tsx'
import type { Speech } from '#words/words.ts'
import { Exports } from './exports.tsx'
import { monthName } from './period.ts'

/** Figures with what is reckoned from them. */
export type Shown = Measures & { fill: number | null; margin: number }
export type ShownMonth = Shown & { id: string; before: Shown }
export type ShownSubject = Shown & Pick<SubjectRow, 'id' | 'name'>

export type Look = { site: string; programme: string; name: string | null }

type FiguresProps = {
  w: Speech
  year: string
  years: readonly string[]
  look: Look
  now: Shown
  before: Shown
  months: readonly ShownMonth[]
  sites: readonly ShownSubject[]
  programmes: readonly ShownSubject[]
}

export function FiguresPage(props: FiguresProps) {
  const { w, year, years, look, now, months, sites, programmes } = props
  const own = { site: look.site || undefined, programme: look.programme || undefined }
  const address = (changes: Record<string, string | undefined>) =>
    withParameters(paths.figures.all, { ...own, ...changes })
  return (
    <div class="stacked wide6">
      <PageHead
        title={look.name ? w.figures.titleOf(look.name) : w.figures.title}
        lead={w.figures.lead(year)}
        actions={<Exports w={w} period={year} look={look} />}
      />
      <Tabs
        label={w.figures.periods}
        tabs={years.map((each) => ({ href: address({ period: each }), label: each, current: each === year }))}
      />
      {look.name && (
        <p>
          <a href={withParameters(paths.figures.all, { period: year })}>{w.figures.everything}</a>
        </p>
      )}
      <TileLinks label={w.figures.lines} tiles={tilesOf(props)} />
      {now.sessions === 0 && <Empty level={2} icon="chart-no-axes-column" title={w.figures.none} />}
      <Charts {...props} />
      <Card title={w.figures.months} id="months" flush footer={w.figures.counted}>
        <Table
          w={w}
          label={w.figures.month}
          columns={[monthColumn(w, look), ...measureColumns(w)]}
          items={months}
          id={({ id }) => id}
          name={({ id }) => monthName(w, id)}
          dense
        />
      </Card>
      {sites.length > 0 && (
        <Card title={w.figures.sites} id="by-site" flush>
          <Table
            w={w}
            label={w.figures.site}
            columns={[subjectColumn(w.figures.site, 'site', year), ...measureColumns(w)]}
            items={sites}
            id={({ id }) => id}
            name={({ name }) => name}
            dense
          />
        </Card>
      )}
      {programmes.length > 0 && (
        <Card title={w.figures.programmes} id="by-programme" flush>
          <Table
            w={w}
            label={w.figures.programme}
            columns={[subjectColumn(w.figures.programme, 'programme', year), ...measureColumns(w)]}
            items={programmes}
            id={({ id }) => id}
            name={({ name }) => name}
            dense
          />
        </Card>
      )}
    </div>
  )
}

function Charts({ w, year, months }: FiguresProps) {
  const last = String(Number(year) - 1)
  const before = { what: w.figures.before(last) }
  const points = (value: (month: Shown) => number) =>
    months.map((month) => ({ label: w.format.month(month.id), title: monthName(w, month.id), value: value(month) }))
  return (
    <div class="thirds">
      <Card title={w.figures.done} id="hours-chart">
        <Bars
          w={w}
          what={w.figures.before(year)}
          points={points(({ done }) => Math.round(done / 60))}
          before={{ ...before, values: months.map((month) => Math.round(month.before.done / 60)) }}
          format={w.format.number}
        />
      </Card>
      <Card title={w.figures.enrolments} id="people-chart">
        <Bars
          w={w}
          what={w.figures.before(year)}
          points={points(({ enrolments }) => enrolments)}
          before={{ ...before, values: months.map((month) => month.before.enrolments) }}
          format={w.format.number}
        />
      </Card>
      <Card title={w.figures.fill} id="fill-chart">
        <Bars
          w={w}
          what={w.figures.before(year)}
          points={points(({ fill }) => Math.round((fill ?? 0) * 100))}
          format={(value) => w.format.percent(value / 100)}
        />
      </Card>
    </div>
  )
}

function tilesOf({ w, year, look, now, before }: FiguresProps) {
  const href = linesOf(look, year)
  const last = String(Number(year) - 1)
  const tile = (what: string, say: (shown: Shown) => string) => ({
    what,
    much: say(now),
    note: w.figures.against(say(before), last),
    href,
  })
  return [
    tile(w.figures.sessions, ({ sessions }) => w.format.number(sessions)),
    tile(w.figures.trained, ({ trained }) => w.format.number(trained)),
    tile(w.figures.done, ({ done }) => w.format.duration(done)),
    tile(w.figures.fill, ({ fill }) => (fill === null ? '–' : w.format.percent(fill))),
    {
      ...tile(w.figures.price, ({ price }) => w.format.amount(price)),
      note: w.figures.marginOf(w.format.amount(now.margin)),
    },
  ]
}

export const linesOf = ({ site, programme }: Pick<Look, 'site' | 'programme'>, period: string): string =>
  withParameters(paths.figures.lines, { period, site: site || undefined, programme: programme || undefined })

const monthColumn = (w: Speech, look: Look): Column<ShownMonth> => ({
  key: 'month',
  label: w.figures.month,
  cell: ({ id, sessions }) => (sessions > 0 ? <a href={linesOf(look, id)}>{monthName(w, id)}</a> : monthName(w, id)),
})

const subjectColumn = (label: string, key: 'site' | 'programme', period: string): Column<ShownSubject> => ({
  key,
  label,
  cell: ({ id, name }) => <a href={withParameters(paths.figures.all, { period, [key]: id })}>{name}</a>,
})

/** The same columns for a month, a site, a programme and a session. */
export const measureColumns = <Item extends Shown>(w: Speech): Column<Item>[] => [
  { key: 'sessions', label: w.figures.sessions, cell: ({ sessions }) => w.format.number(sessions), end: true },
  { key: 'enrolments', label: w.figures.enrolments, cell: ({ enrolments }) => w.format.number(enrolments), end: true },
  { key: 'trained', label: w.figures.trained, cell: ({ trained }) => w.format.number(trained), end: true },
  {
    key: 'planned',
    label: w.figures.planned,
    cell: ({ planned }) => w.format.duration(planned),
    end: true,
    optional: true,
  },
  { key: 'done', label: w.figures.done, cell: ({ done }) => w.format.duration(done), end: true },
  {
    key: 'fill',
    label: w.figures.fill,
    cell: ({ fill }) => (fill === null ? '–' : w.format.percent(fill)),
    end: true,
    optional: true,
  },
  { key: 'price', label: w.figures.price, cell: ({ price }) => w.format.amount(price), end: true, nowrap: true },
  {
    key: 'margin',
    label: w.figures.margin,
    cell: ({ margin }) => w.format.amount(margin),
    end: true,
    nowrap: true,
    optional: true,
  },
]
