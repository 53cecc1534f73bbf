import type { Dimension, GroupRow, Look, SurveyRow } from '#db/surveys/results.ts'
import type { QuestionResult } from '#domain/surveys/results.ts'
import type { Compared } from '#domain/surveys/results-compared.ts'
import type { Measured, Nps } from '#domain/surveys/small-numbers.ts'
import { paths } from '#paths.ts'
import { withParameters } from '#views/ui/address.ts'
import { Alert } from '#views/ui/alert.tsx'
import { LinkButton } from '#views/ui/button.tsx'
import { Empty } from '#views/ui/empty.tsx'
import { Live } from '#views/ui/live.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Tiles } from '#views/ui/tiles.tsx'
import type { Speech } from '#words/words.ts'
import { Comparison } from './results-comparisons.tsx'
import { ResultsExports } from './results-exports.tsx'
import { QuestionCard } from './results-questions.tsx'
import { lookIn, npsBetween, percentBetween, resultsOf, scoreSaid, subjectName } from './results-said.ts'

export type ResultsProps = {
  w: Speech
  survey: SurveyRow
  look: Look & { name: string | null }
  group: GroupRow | null
  rate: number | null
  satisfaction: Measured | null
  nps: Nps | null
  isShown: boolean
  questions: readonly QuestionResult[]
  comparisons: readonly { dimension: Dimension; lines: readonly Compared[] }[]
}

export function ResultsPage(props: ResultsProps) {
  const { w, survey, look, group, isShown, questions, comparisons } = props
  const words = w.results
  const isWhole = look.dimension === 'all'
  const smallest = w.format.number(survey.smallestGroup)
  return (
    <Live topics="quality" address={resultsOf(survey.id, look)}>
      <PageHead
        title={words.titleOf(survey.title)}
        lead={isWhole ? words.everything : lookSaid(w, look)}
        actions={
          <>
            <LinkButton href={paths.surveys.one(survey.id)}>{words.back}</LinkButton>
            {isShown && ['all', 'programme', 'session', 'site'].includes(look.dimension) && (
              <LinkButton href={withParameters(paths.surveys.verbatims(survey.id), lookIn(look))}>
                {words.verbatims.title}
              </LinkButton>
            )}
            {isShown && <ResultsExports w={w} survey={survey.id} look={look} />}
          </>
        }
      />
      {!isWhole && (
        <p>
          <a href={paths.surveys.results(survey.id)}>{words.everything}</a>
        </p>
      )}
      <Tiles tiles={tilesOf(props)} />
      {!isShown && group !== null && group.answers > 0 && (
        <Alert tone="info" title={words.tooFew}>
          {words.tooFewWhy(smallest)}
        </Alert>
      )}
      {(group === null || group.answers === 0) && <Empty level={2} icon="chart-no-axes-column" title={words.none} />}
      {isShown && (
        <div class="results">
          {questions
            .filter(({ lines }) => isWhole || lines.some(({ answers, isKept }) => answers > 0 || isKept))
            .map((result) => (
              <QuestionCard w={w} survey={survey.id} look={look} result={result} />
            ))}
        </div>
      )}
      {isShown && <p class="mute">{words.betweenWhy}</p>}
      {comparisons.map(({ dimension, lines }) => (
        <Comparison w={w} survey={survey.id} look={look} dimension={dimension} lines={lines} />
      ))}
    </Live>
  )
}

const lookSaid = (w: Speech, { dimension, id, name }: ResultsProps['look']): string =>
  `${w.results.looks[dimension]} · ${subjectName(w, dimension, id, name)}`

function tilesOf({ w, group, rate, satisfaction, nps, isShown }: ResultsProps) {
  const { format } = w
  const { tiles } = w.results
  return [
    { what: tiles.answers, much: isShown ? format.number(group?.answers ?? 0) : '–' },
    {
      what: tiles.rate,
      much: rate === null ? '–' : format.percent(rate),
      note:
        rate === null || !group
          ? tiles.noRate
          : `${tiles.rateOf(format.number(group.answered), format.number(group.asked))}, ${tiles.silent(format.number(group.silent))}`,
    },
    {
      what: tiles.satisfaction,
      much: satisfaction ? format.percent(satisfaction.value) : '–',
      note: satisfaction ? percentBetween(w, satisfaction) : undefined,
    },
    {
      what: tiles.recommendation,
      much: nps ? scoreSaid(nps.score) : '–',
      note: nps ? npsBetween(w, nps) : undefined,
    },
  ]
}
