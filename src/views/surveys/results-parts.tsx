import type { LineResult, Part, QuestionResult } from '#domain/surveys/results.ts'
import { type Column, Table } from '#views/ui/table.tsx'
import type { Speech } from '#words/words.ts'
import { Spread } from './charts.tsx'
import { meanIn, saidIn, scoreSaid } from './results-said.ts'

type Row = { about: string; line: LineResult; isFirst: boolean }

/** A question asked for each module or each trainer, one beside the other: how many, how much, how shared out. */
export function Parts({ w, result: { question, parts } }: { w: Speech; result: QuestionResult }) {
  if (parts.length === 0 || question.repeat === 'once') return null
  const label = w.results.byPart[question.repeat]
  return (
    <Table
      w={w}
      label={`${label} · ${saidIn(w, question.text)}`}
      columns={columnsOf(w, label)}
      items={parts.flatMap(rowsOf)}
      id={({ about, line }) => `${about} ${line.line}`}
      name={({ about, line }) => partName(w, about, line)}
      dense
    />
  )
}

/** « Bruno Castel, Rythme » */
export const partName = (w: Speech, about: string, { label }: LineResult): string =>
  label ? `${about}, ${saidIn(w, label)}` : about

const rowsOf = ({ about, lines }: Part): Row[] => lines.map((line, at) => ({ about, line, isFirst: at === 0 }))

function columnsOf(w: Speech, label: string): Column<Row>[] {
  const { results: words, format } = w
  return [
    {
      key: 'about',
      label,
      cell: ({ about, line, isFirst }) =>
        line.label ? (
          <>
            <span class={isFirst ? undefined : 'sr'}>{about}</span> <small>{saidIn(w, line.label)}</small>
          </>
        ) : (
          about
        ),
    },
    {
      key: 'answers',
      label: words.answersColumn,
      cell: ({ line: { isKept, answers } }) => (isKept ? words.tooFew : format.number(answers)),
      end: true,
    },
    {
      key: 'mean',
      label: words.meanColumn,
      cell: ({ line }) => <Mean w={w} line={line} />,
      end: true,
      nowrap: true,
    },
    {
      key: 'spread',
      label: words.spread,
      cell: ({ line: { bars, answers } }) => (answers > 0 && bars.length > 0 ? <Spread w={w} bars={bars} /> : '–'),
    },
  ]
}

function Mean({ w, line: { mean, nps, scale } }: { w: Speech; line: LineResult }) {
  if (nps) return <>{scoreSaid(nps.score)}</>
  if (!mean || !scale) return <>–</>
  const { much, interval } = meanIn(w, mean, scale)
  return (
    <>
      {much} <small>{interval}</small>
    </>
  )
}
