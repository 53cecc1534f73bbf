import type { LineResult, QuestionResult } from '#domain/surveys/results.ts'
import type { Cell, Sheet } from '#edge/tables/write.ts'
import { saidIn } from '#views/surveys/results-said.ts'
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
      ...results.questions.flatMap(({ question, lines }) => lines.flatMap((line) => rowsOf(w, question, line))),
      ...methodOf(w, results).map((sentence): Cell[] => [sentence]),
    ],
  }
}

function rowsOf(w: Speech, question: QuestionResult['question'], line: LineResult): Cell[][] {
  const { results: words, format } = w
  const named = [saidIn(w, question.text), line.label ? saidIn(w, line.label) : '']
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
