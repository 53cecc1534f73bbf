import type { OfficeRow } from '#db/organisations/offices.ts'
import type { FindingRow } from '#db/quality/audits-findings.ts'
import type { EvidenceRow } from '#db/quality/audits-report.ts'
import { isNameShown } from '#domain/quality/audits/room.ts'
import type { GridVersion } from '#domain/quality/grid/version.ts'
import type { IndicatorState, Readiness } from '#domain/quality/proofs/readiness.ts'
import type { Block, PdfOptions } from '#edge/pdf/blocks.ts'
import { paragraphs } from '#views/catalogue/field-lines.ts'
import { ruleName } from '#views/quality/indicator.tsx'
import type { Speech } from '#words/words.ts'

export type Reported = {
  grid: GridVersion
  criteria: readonly { number: number; title: string }[]
  day: string
  readiness: Readiness
  findings: readonly FindingRow[]
  /** The latest proofs of each indicator. */
  evidence: readonly { indicator: number; proofs: readonly EvidenceRow[] }[]
}

/** What an auditor would find on that day: the state of each indicator, what is being mended, and what proves it. */
export function reportBlocks(w: Speech, reported: Reported): Block[] {
  const { report: words } = w.audits
  const { grid, day, readiness } = reported
  return [
    { kind: 'heading', level: 1, text: words.title },
    {
      kind: 'facts',
      facts: [
        { label: words.on, value: w.format.date(day) },
        { label: words.grid, value: w.quality.grid(grid.id) },
        {
          label: w.quality.tiles.covered,
          value: `${readiness.covered} ${w.quality.tiles.of(w.format.number(readiness.applicable))}`,
        },
        { label: words.outcome, value: w.quality.outcomes[readiness.outcome] },
      ],
    },
    ...(grid.isProvisional ? [{ kind: 'paragraph', tone: 'note', text: w.quality.provisional } as const] : []),
    { kind: 'heading', level: 2, text: words.byState },
    chart(words, statesOf(w, readiness)),
    { kind: 'heading', level: 2, text: words.byCriterion },
    chart(words, criteriaOf(w, reported)),
    { kind: 'heading', level: 2, text: words.indicators },
    indicatorTable(w, readiness),
    { kind: 'heading', level: 2, text: w.audits.openFindings },
    findingTable(w, reported.findings),
    { kind: 'break' },
    { kind: 'heading', level: 2, text: words.index },
    { kind: 'paragraph', tone: 'soft', text: words.indexHint },
    ...reported.evidence.flatMap((one) => evidenceOf(w, one)),
  ]
}

export function reportOptions(w: Speech, office: OfficeRow, at: number): PdfOptions {
  const { name, legalForm, siret, nda, address, phone, email, website } = office
  return {
    title: w.audits.report.title,
    language: w.language,
    at,
    organisation: name,
    letterhead: [...paragraphs(address), [phone, email].filter(Boolean).join(' · '), website].filter(Boolean),
    footer: [
      [name, legalForm, siret && `SIRET ${siret}`].filter(Boolean).join(', '),
      nda ? w.portal.frame.registered(nda) : '',
    ].filter(Boolean),
  }
}

type Bar = { label: string; value: number; max: number }
type Words = Speech['audits']['report']

const longestBar = 24

/** Bars of squares: read by the eye, and by a screen reader as the number beside them. */
const chart = (words: Words, bars: readonly Bar[]): Block => ({
  kind: 'table',
  columns: [
    { title: words.what, share: 44 },
    { title: words.share, share: 46 },
    { title: words.count, share: 10, align: 'right' },
  ],
  rows: bars.map(({ label, value, max }) => [
    label,
    '■'.repeat(max === 0 ? 0 : Math.round((value / max) * longestBar)) || '–',
    `${value} / ${max}`,
  ]),
})

const statesOf = (w: Speech, { lines, applicable }: Readiness): Bar[] =>
  (['covered', 'thin', 'stale', 'missing'] as const).map((state: IndicatorState) => ({
    label: w.quality.states[state],
    value: lines.filter((line) => line.state === state).length,
    max: applicable,
  }))

const criteriaOf = (w: Speech, { criteria, readiness }: Reported): Bar[] =>
  criteria.map(({ number, title }) => {
    const own = readiness.lines.filter(
      ({ indicator, state }) => indicator.criterion === number && state !== 'not_applicable',
    )
    return {
      label: w.quality.criterion(w.format.number(number), title),
      value: own.filter(({ state }) => state === 'covered').length,
      max: own.length,
    }
  })

const indicatorTable = (w: Speech, { lines }: Readiness): Block => ({
  kind: 'table',
  columns: [
    { title: w.audits.report.number, share: 6 },
    { title: w.audits.report.indicator, share: 50 },
    { title: w.audits.report.state, share: 24 },
    { title: w.audits.report.last, share: 20 },
  ],
  rows: lines.map(({ indicator, state, last }) => [
    String(indicator.number),
    indicator.title,
    w.quality.states[state],
    last === null ? '–' : w.format.date(last),
  ]),
})

function findingTable(w: Speech, findings: readonly FindingRow[]): Block {
  const { audits: words, format } = w
  if (findings.length === 0) return { kind: 'paragraph', text: words.noFinding }
  return {
    kind: 'table',
    columns: [
      { title: words.report.indicator, share: 14 },
      { title: words.report.state, share: 14 },
      { title: words.comment, share: 50 },
      { title: words.report.due, share: 22 },
    ],
    rows: findings.map(({ indicator, grade, said, number, dueOn }) => [
      indicator > 0 ? String(indicator) : '–',
      words.grades[grade === 'major' ? 'major' : 'minor'],
      number < 1 ? words.fiveMinors : said,
      format.date(dueOn),
    ]),
  }
}

function evidenceOf(w: Speech, { indicator, proofs }: Reported['evidence'][number]): Block[] {
  if (proofs.length === 0) return []
  const { report: words } = w.audits
  return [
    { kind: 'heading', level: 3, text: w.audits.indicator(w.format.number(indicator)) },
    {
      kind: 'table',
      columns: [
        { title: words.day, share: 16 },
        { title: words.proof, share: 46 },
        { title: words.hash, share: 38 },
      ],
      rows: proofs.map((proof) => [
        w.format.date(proof.happenedOn),
        [isNameShown(proof.rule) ? proof.label : '', ruleName(w, proof.rule)].filter(Boolean).join(' · '),
        (proof.fileSha256 ?? proof.paperSha256 ?? proof.sha256).slice(0, 32),
      ]),
    },
  ]
}
