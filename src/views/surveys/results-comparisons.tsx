import type { Dimension, Look } from '#db/surveys/results.ts'
import type { Compared } from '#domain/surveys/results-compared.ts'
import type { Standing } from '#domain/surveys/small-numbers.ts'
import { paths } from '#paths.ts'
import { withParameters } from '#views/ui/address.ts'
import { Card } from '#views/ui/card.tsx'
import { Badge } from '#views/ui/state.tsx'
import { type Column, Table } from '#views/ui/table.tsx'
import type { Speech } from '#words/words.ts'
import type { ComparedBy } from './comparisons.tsx'
import { lookIn, npsBetween, percentBetween, resultsOf, scoreSaid, subjectName } from './results-said.ts'

type ComparisonProps = { w: Speech; survey: string; look: Look; dimension: Dimension; lines: readonly Compared[] }

/** Groups side by side, each opening its own results; a difference only where chance does not explain it. */
export function Comparison({ w, survey, look, dimension, lines }: ComparisonProps) {
  const words = w.results
  if (dimension === 'all') return null
  const all = withParameters(paths.surveys.comparisons(survey), { ...lookIn(look), by: dimension })
  return (
    <Card
      title={words.comparisons[dimension]}
      id={`by-${dimension}`}
      actions={<a href={all}>{words.compareAll}</a>}
      footer={dimension === 'trainer' ? words.trainerWhy : words.standingWhy}
      flush
    >
      <Table
        w={w}
        label={words.looks[dimension]}
        columns={comparedColumns(w, survey, dimension, false)}
        items={lines}
        id={({ id }) => id}
        name={({ id, name }) => subjectName(w, dimension, id, name)}
        dense
      />
    </Card>
  )
}

/** A group opens its own results; a year has none. Those that may be sorted have their head for it. */
export function comparedColumns(w: Speech, survey: string, by: ComparedBy, isSorted: boolean): Column<Compared>[] {
  const { results: words, format } = w
  return [
    {
      key: by,
      label: words.looks[by],
      cell: ({ id, name, isKept }) => {
        const said = subjectName(w, by, id, name)
        if (isKept || id === '' || by === 'year') return said
        return <a href={resultsOf(survey, { dimension: by, id })}>{said}</a>
      },
    },
    {
      key: 'answers',
      label: words.answersColumn,
      cell: ({ answers, isKept }) => (isKept ? words.tooFew : format.number(answers)),
      end: true,
      sort: isSorted,
    },
    ...(['programme', 'session', 'site'].includes(by) ? [rateColumn(w)] : []),
    {
      key: 'satisfaction',
      label: words.tiles.satisfaction,
      cell: ({ satisfaction }) =>
        satisfaction ? (
          <>
            {format.percent(satisfaction.value)} <small>{percentBetween(w, satisfaction)}</small>
          </>
        ) : (
          '–'
        ),
      end: true,
      nowrap: true,
      sort: isSorted,
    },
    {
      key: 'recommendation',
      label: words.tiles.recommendation,
      cell: ({ nps }) =>
        nps ? (
          <>
            {scoreSaid(nps.score)} <small>{npsBetween(w, nps)}</small>
          </>
        ) : (
          '–'
        ),
      end: true,
      nowrap: true,
      optional: true,
    },
    {
      key: 'standing',
      label: words.standing,
      cell: ({ isKept, satisfaction, standing }) =>
        isKept || !satisfaction ? '–' : <Badge {...looks[standing]}>{words.standings[standing]}</Badge>,
    },
  ]
}

const rateColumn = (w: Speech): Column<Compared> => ({
  key: 'rate',
  label: w.results.tiles.rate,
  cell: ({ rate }) => (rate === null ? '–' : w.format.percent(rate)),
  end: true,
  optional: true,
})

const looks = {
  above: { tone: 'ok', icon: 'arrow-up' },
  below: { tone: 'warn', icon: 'arrow-down' },
  unclear: { icon: 'minus' },
} as const satisfies Record<Standing, object>
