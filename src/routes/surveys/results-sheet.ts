import type { LineResult, QuestionResult } from '#domain/surveys/results.ts'
import type { Cell, Sheet } from '#edge/tables/write.ts'
import { partName } from '#views/surveys/results-parts.tsx'
import { saidIn, subjectName } from '#views/surveys/results-said.ts'
import type { Speech } from '#words/words.ts'
import type { Results } from './results-load.ts'
import { methodOf } from './results-method.ts'

/** One row an answer that could be given, then whom it is about and how it was reckoned. */
export function sheetOf(w: Speech, results: Results): Sheet {
  const { columns } = w.results
  return {
    name: w.results.file(results.survey.title),
    columns: [
      ...[columns.question, columns.line, columns.value].map((label) => ({ label })),
      { label: columns.count },
      ...[columns.share, columns.low, columns.high].map((label) => ({ label, format: 'share' as const })),
    ],
    rows: [
      ...results.questions.flatMap(({ question, lines, parts }) => [
        ...lines.flatMap((line) => rowsOf(w, question, line, line.label ? saidIn(w, line.label) : '')),
        ...parts.flatMap(({ about, lines: said }) =>
          said.flatMap((line) => rowsOf(w, question, line, partName(w, about, line))),
        ),
      ]),
      ...results.comparisons.flatMap((comparison) => comparedRows(w, comparison)),
      ...methodOf(w, results).map((sentence): Cell[] => [sentence]),
    ],
  }
}

/** Those of the page: what is too small to be told is left out. */
function comparedRows(w: Speech, { dimension, lines }: Results['comparisons'][number]): Cell[][] {
  const words = w.results
  if (dimension === 'all') return []
  const title = words.comparisons[dimension]
  return lines
    .filter(({ isKept }) => !isKept)
    .map(({ id, name, answers, satisfaction }) => [
      ...[title, subjectName(w, dimension, id, name), words.tiles.satisfaction],
      ...(satisfaction
        ? [satisfaction.of, satisfaction.value, satisfaction.low, satisfaction.high]
        : [answers, null, null, null]),
    ])
}

function rowsOf(w: Speech, question: QuestionResult['question'], line: LineResult, name: string): Cell[][] {
  const { results: words, format } = w
  const named = [saidIn(w, question.text), name]
  if (line.isKept) return [[...named, words.tooFew, null, null, null, null]]
  if (question.kind === 'text') return [[...named, words.verbatims.title, line.answers, null, null, null]]
  return [
    ...line.bars.map(({ value, label, count, share }): Cell[] => [
      ...named,
      label ? saidIn(w, label) : format.number(value),
      count,
      ...[share, null, null],
    ]),
    ...(line.mean
      ? [[...named, words.meanShare, line.mean.of, line.mean.value, line.mean.low, line.mean.high] satisfies Cell[]]
      : []),
  ]
}
