import type { Dimension, Look, SurveyRow } from '#db/surveys/results.ts'
import type { Compared } from '#domain/surveys/results-compared.ts'
import { paths } from '#paths.ts'
import { withParameters } from '#views/ui/address.ts'
import { Alert } from '#views/ui/alert.tsx'
import { LinkButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Empty } from '#views/ui/empty.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Pager } from '#views/ui/pager.tsx'
import { Table } from '#views/ui/table.tsx'
import { Tabs } from '#views/ui/tabs.tsx'
import type { Speech } from '#words/words.ts'
import { comparedColumns } from './results-comparisons.tsx'
import { lookIn, resultsOf, subjectName } from './results-said.ts'

export type ComparedBy = Exclude<Dimension, 'all'> | 'year'

type ComparisonsProps = {
  w: Speech
  survey: SurveyRow
  look: Look & { name: string | null }
  isShown: boolean
  by: ComparedBy
  kinds: readonly ComparedBy[]
  sorted: string
  lines: readonly Compared[]
  address: string
  after: string | undefined
}

/** Every group of one kind that may be shown, in the order one wishes. */
export function ComparisonsPage(props: ComparisonsProps) {
  const { w, survey, look, isShown, by, kinds } = props
  const words = w.results
  const smallest = w.format.number(survey.smallestGroup)
  const address = withParameters(paths.surveys.comparisons(survey.id), lookIn(look))
  return (
    <div class="stacked wide6">
      <PageHead
        title={`${words.comparisonsTitle} · ${survey.title}`}
        lead={look.dimension === 'all' ? undefined : subjectName(w, look.dimension, look.id, look.name)}
        actions={<LinkButton href={resultsOf(survey.id, look)}>{words.title}</LinkButton>}
      />
      {kinds.length > 1 && (
        <Tabs
          label={words.comparisonsTitle}
          tabs={kinds.map((kind) => ({
            href: withParameters(address, { by: kind }),
            label: words.comparisons[kind],
            current: kind === by,
          }))}
        />
      )}
      {isShown ? (
        <Lines {...props} />
      ) : (
        <Alert tone="info" title={words.tooFew}>
          {words.tooFewWhy(smallest)}
        </Alert>
      )}
    </div>
  )
}

function Lines({ w, survey, by, sorted, lines, address, after }: ComparisonsProps) {
  const words = w.results
  const isBeyond = address.includes('after=')
  const why = by === 'trainer' ? words.trainerWhy : words.standingWhy
  return (
    <Card
      flush
      label={words.comparisons[by]}
      footer={survey.smallestGroup > 1 ? `${why} ${words.smallHidden(w.format.number(survey.smallestGroup))}` : why}
    >
      {lines.length === 0 && <Empty level={2} icon="chart-no-axes-column" title={words.noneToCompare} />}
      {lines.length > 0 && (
        <Table
          w={w}
          label={words.looks[by]}
          columns={comparedColumns(w, survey.id, by, by !== 'year')}
          items={lines}
          id={({ id }) => id}
          name={({ id, name }) => subjectName(w, by, id, name)}
          address={withParameters(address, { after: undefined })}
          sorted={sorted}
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
  )
}
