import type { LineRow } from '#db/figures/figures.ts'
import { paths } from '#paths.ts'
import { withParameters } from '#views/ui/address.ts'
import { Card } from '#views/ui/card.tsx'
import { Empty } from '#views/ui/empty.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Pager } from '#views/ui/pager.tsx'
import { type Column, Table } from '#views/ui/table.tsx'
import type { Speech } from '#words/words.ts'
import { Exports } from './exports.tsx'
import { type Look, measureColumns, type Shown } from './figures.tsx'
import { periodName } from './period.ts'

export type ShownLine = LineRow & Shown

type LinesProps = {
  w: Speech
  period: string
  look: Look
  lines: readonly ShownLine[]
  address: string
  after: string | undefined
}

/** What is behind a figure: the sessions it counts, each with its own. */
export function FigureLinesPage({ w, period, look, lines, address, after }: LinesProps) {
  const isBeyond = address.includes('after=')
  const { site, programme, name } = look
  const year = withParameters(paths.figures.all, {
    period: period.slice(0, 4),
    site: site || undefined,
    programme: programme || undefined,
  })
  return (
    <div class="stacked wide6">
      <PageHead
        title={w.figures.linesOf(periodName(w, period))}
        lead={<a href={year}>{name ?? w.figures.everything}</a>}
        actions={<Exports w={w} period={period} look={look} />}
      />
      <Card flush footer={w.figures.counted}>
        {lines.length > 0 ? (
          <Table
            w={w}
            label={w.figures.lines}
            columns={[sessionColumn(w), ...measureColumns<ShownLine>(w).slice(1)]}
            items={lines}
            id={({ id }) => id}
            name={({ title }) => title}
            dense
          />
        ) : (
          <Empty level={2} icon="chart-no-axes-column" title={w.figures.none} />
        )}
        {(after || isBeyond) && (
          <Pager
            w={w}
            previous={isBeyond ? withParameters(address, { after: undefined }) : undefined}
            next={after && withParameters(address, { after })}
          />
        )}
      </Card>
    </div>
  )
}

const sessionColumn = (w: Speech): Column<ShownLine> => ({
  key: 'session',
  label: w.figures.session,
  cell: ({ id, title, code, siteName, startsOn, endsOn }) => (
    <>
      <a href={paths.sessions.enrolments(id)}>{title}</a>
      <small>{[code, siteName, w.format.period(startsOn, endsOn)].join(' · ')}</small>
    </>
  ),
})
