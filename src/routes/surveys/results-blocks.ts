import type { OfficeRow } from '#db/organisations/offices.ts'
import type { LineResult, Part, QuestionResult } from '#domain/surveys/results.ts'
import type { Block, PdfOptions } from '#edge/pdf/blocks.ts'
import { partName } from '#views/surveys/results-parts.tsx'
import {
  meanIn,
  meanSaid,
  npsBetween,
  percentBetween,
  saidIn,
  scoreSaid,
  spreadSaid,
  subjectName,
} from '#views/surveys/results-said.ts'
import type { Speech } from '#words/words.ts'
import type { Results } from './results-load.ts'
import { methodOf } from './results-method.ts'

/** The results on paper: what they come to, question by question, and how they were reckoned. */
export function resultBlocks(w: Speech, results: Results, at: number): Block[] {
  const { results: words, format } = w
  const { survey, look } = results
  return [
    { kind: 'heading', level: 1, text: survey.title },
    {
      kind: 'paragraph',
      text: `${words.looks[look.dimension]} · ${subjectName(w, look.dimension, look.id, look.name)}`,
    },
    { kind: 'facts', facts: factsOf(w, results) },
    ...results.questions.flatMap((result) => questionBlocks(w, result)),
    ...results.comparisons.flatMap((comparison) => comparisonBlocks(w, comparison)),
    { kind: 'heading', level: 2, text: words.method.title },
    ...methodOf(w, results).map((text): Block => ({ kind: 'paragraph', text })),
    { kind: 'paragraph', tone: 'note', text: words.method.made(format.moment(at)) },
  ]
}

export function resultOptions(w: Speech, office: OfficeRow, { survey }: Results, at: number): PdfOptions {
  const { name, legalForm, siret, nda } = office
  return {
    title: w.results.titleOf(survey.title),
    language: w.language,
    at,
    organisation: name,
    footer: [
      [name, legalForm, siret && `SIRET ${siret}`].filter(Boolean).join(', '),
      nda ? w.portal.frame.registered(nda) : '',
    ].filter(Boolean),
  }
}

function factsOf(w: Speech, { group, rate, satisfaction, nps }: Results) {
  const { format } = w
  const { tiles } = w.results
  return [
    { label: tiles.answers, value: format.number(group?.answers ?? 0) },
    ...(rate === null || !group
      ? []
      : [
          {
            label: tiles.rate,
            value: `${format.percent(rate)}, ${tiles.rateOf(format.number(group.answered), format.number(group.asked))}`,
          },
        ]),
    ...(satisfaction
      ? [
          {
            label: tiles.satisfaction,
            value: `${format.percent(satisfaction.value)}, ${percentBetween(w, satisfaction)}`,
          },
        ]
      : []),
    ...(nps ? [{ label: tiles.recommendation, value: `${scoreSaid(nps.score)}, ${npsBetween(w, nps)}` }] : []),
  ]
}

const questionBlocks = (w: Speech, { question, lines, parts }: QuestionResult): Block[] => [
  { kind: 'heading', level: 2, text: saidIn(w, question.text) },
  ...lines.flatMap((line): Block[] => [
    ...(line.label ? [{ kind: 'heading', level: 3, text: saidIn(w, line.label) } as const] : []),
    { kind: 'paragraph', text: sentenceOf(w, line) },
    ...(line.bars.length > 0 && line.answers > 0 ? [tableOf(w, line)] : []),
  ]),
  ...(parts.length > 0 && question.repeat !== 'once'
    ? [{ kind: 'space', height: 8 } as const, partsTable(w, w.results.byPart[question.repeat], parts)]
    : []),
]

/** Those of the page, the largest groups; what is too small to be told is left out. */
function comparisonBlocks(w: Speech, { dimension, lines }: Results['comparisons'][number]): Block[] {
  const { results: words, format } = w
  const told = lines.filter(({ isKept }) => !isKept)
  if (dimension === 'all' || told.length === 0) return []
  return [
    { kind: 'heading', level: 2, text: words.comparisons[dimension] },
    {
      kind: 'table',
      columns: [
        { title: words.looks[dimension], share: 4 },
        { title: words.answersColumn, align: 'right', share: 2 },
        { title: words.tiles.satisfaction, share: 3 },
        { title: words.tiles.recommendation, share: 3 },
      ],
      rows: told.map(({ id, name, answers, satisfaction, nps }) => [
        subjectName(w, dimension, id, name),
        format.number(answers),
        satisfaction ? `${format.percent(satisfaction.value)}, ${percentBetween(w, satisfaction)}` : '–',
        nps ? `${scoreSaid(nps.score)}, ${npsBetween(w, nps)}` : '–',
      ]),
    },
  ]
}

/** A module or a trainer in a row: how many, how much, and how many of each value. */
const partsTable = (w: Speech, title: string, parts: readonly Part[]): Block => ({
  kind: 'table',
  columns: [
    { title, share: 4 },
    { title: w.results.answersColumn, align: 'right' },
    { title: w.results.meanColumn, share: 3 },
    { title: w.results.spread, share: 4 },
  ],
  rows: parts.flatMap(({ about, lines }) =>
    lines.map((line) => [
      partName(w, about, line),
      line.isKept ? '–' : w.format.number(line.answers),
      line.isKept ? w.results.tooFew : partMean(w, line),
      spreadSaid(w, line.bars),
    ]),
  ),
})

function partMean(w: Speech, { mean, nps, scale }: LineResult): string {
  if (nps) return scoreSaid(nps.score)
  return mean && scale ? Object.values(meanIn(w, mean, scale)).join(', ') : '–'
}

function sentenceOf(w: Speech, { isKept, answers, mean, nps, scale }: LineResult): string {
  const words = w.results
  if (isKept) return words.tooFew
  const count = words.answers(answers, w.format.number(answers))
  if (nps) return `${count}. ${words.nps(scoreSaid(nps.score), npsBetween(w, nps))}.`
  return mean && scale ? `${count}. ${meanSaid(w, mean, scale)}.` : `${count}.`
}

const tableOf = (w: Speech, { bars }: LineResult): Block => ({
  kind: 'table',
  columns: [
    { title: w.results.columns.value, share: 4 },
    { title: w.results.columns.count, align: 'right' },
    { title: w.results.columns.share, align: 'right' },
  ],
  rows: bars.map(({ value, label, count, share }) => [
    label ? saidIn(w, label) : w.format.number(value),
    w.format.number(count),
    w.format.percent(share),
  ]),
})
