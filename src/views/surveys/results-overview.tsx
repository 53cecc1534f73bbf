import { paths } from '#paths.ts'
import { withParameters } from '#views/ui/address.ts'
import { Card } from '#views/ui/card.tsx'
import { Empty } from '#views/ui/empty.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Pager } from '#views/ui/pager.tsx'
import { type Column, Table } from '#views/ui/table.tsx'
import { Tabs } from '#views/ui/tabs.tsx'
import type { Speech } from '#words/words.ts'
import type { Indicators } from './results-published.tsx'

export type ProgrammeLine = Indicators & { title: string }

type OverviewProps = {
  w: Speech
  year: string
  years: readonly string[]
  lines: readonly ProgrammeLine[]
  address: string
  after: string | undefined
}

/** Every programme with its result indicators of a year, as its public page has them. */
export function ResultsOverviewPage({ w, year, years, lines, address, after }: OverviewProps) {
  const words = w.results.overview
  const isBeyond = address.includes('after=')
  return (
    <div class="stacked wide6">
      <PageHead title={words.title} lead={words.lead(year)} />
      <Tabs
        label={words.years}
        tabs={years.map((each) => ({
          href: withParameters(paths.surveys.programmeResults, { year: each }),
          label: each,
          current: each === year,
        }))}
      />
      <Card flush footer={w.results.indicators.method}>
        {lines.length === 0 && <Empty level={2} icon="chart-no-axes-column" title={words.none} />}
        {lines.length > 0 && (
          <Table
            w={w}
            label={words.title}
            columns={columnsOf(w)}
            items={lines}
            id={({ programmeId }) => programmeId}
            name={({ title }) => title}
            dense
          />
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

function columnsOf(w: Speech): Column<ProgrammeLine>[] {
  const { overview: words, indicators, answersColumn } = w.results
  const { format } = w
  const share = (key: keyof Indicators['shares'], label: string): Column<ProgrammeLine> => ({
    key,
    label,
    cell: ({ shares }) => (shares[key] === null ? '–' : format.percent(shares[key])),
    end: true,
  })
  return [
    {
      key: 'programme',
      label: words.programme,
      cell: ({ programmeId, title }) => <a href={paths.catalogue.one(programmeId)}>{title}</a>,
    },
    {
      key: 'answers',
      label: answersColumn,
      cell: ({ answers }) => (answers > 0 ? format.number(answers) : w.results.tooFew),
      end: true,
    },
    share('satisfaction', indicators.satisfaction),
    share('recommendation', indicators.recommendation),
    share('rate', indicators.rate),
    {
      key: 'enrolled',
      label: words.enrolled,
      cell: ({ enrolled }) => format.number(enrolled),
      end: true,
      optional: true,
    },
    share('completion', indicators.completion),
  ]
}
