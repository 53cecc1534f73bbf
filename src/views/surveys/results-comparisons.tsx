import type { Dimension } from '#db/surveys/results.ts'
import type { Compared } from '#domain/surveys/results-compared.ts'
import type { Standing } from '#domain/surveys/small-numbers.ts'
import { Card } from '#views/ui/card.tsx'
import { Badge } from '#views/ui/state.tsx'
import { type Column, Table } from '#views/ui/table.tsx'
import type { Speech } from '#words/words.ts'
import { npsBetween, percentBetween, resultsOf, scoreSaid, subjectName } from './results-said.ts'

type ComparisonProps = { w: Speech; survey: string; dimension: Dimension; lines: readonly Compared[] }

/** Groups side by side, each opening its own results; a difference only where chance does not explain it. */
export function Comparison({ w, survey, dimension, lines }: ComparisonProps) {
  const words = w.results
  if (dimension === 'all') return null
  return (
    <Card
      title={words.comparisons[dimension]}
      id={`by-${dimension}`}
      footer={dimension === 'trainer' ? words.trainerWhy : words.standingWhy}
      flush
    >
      <Table
        w={w}
        label={words.looks[dimension]}
        columns={columnsOf(w, survey, dimension)}
        items={lines}
        id={({ id }) => id}
        name={({ id, name }) => subjectName(w, dimension, id, name)}
        dense
      />
    </Card>
  )
}

function columnsOf(w: Speech, survey: string, dimension: Exclude<Dimension, 'all'>): Column<Compared>[] {
  const { results: words, format } = w
  return [
    {
      key: dimension,
      label: words.looks[dimension],
      cell: ({ id, name, isKept }) => {
        const said = subjectName(w, dimension, id, name)
        return isKept || id === '' ? said : <a href={resultsOf(survey, { dimension, id })}>{said}</a>
      },
    },
    {
      key: 'answers',
      label: words.answersColumn,
      cell: ({ answers, isKept }) => (isKept ? words.tooFew : format.number(answers)),
      end: true,
    },
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

const looks = {
  above: { tone: 'ok', icon: 'arrow-up' },
  below: { tone: 'warn', icon: 'arrow-down' },
  unclear: { icon: 'minus' },
} as const satisfies Record<Standing, object>
