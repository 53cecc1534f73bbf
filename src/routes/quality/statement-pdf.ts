import type { selectOffice } from '#db/organisations/offices.ts'
import type { StatementRow } from '#db/quality/statements.ts'
import type { Answer } from '#domain/quality/statement/form.ts'
import type { Reading } from '#domain/quality/statement/reading.ts'
import { type SheetLine, sheetOf } from '#domain/quality/statement/sheet.ts'
import type { Block, PdfOptions } from '#edge/pdf/blocks.ts'
import { readingPairs } from '#views/quality/reading.tsx'
import { generalPairs, identityPairs } from '#views/quality/statement-cover.ts'
import { boxKind, lineName } from '#views/quality/statement-sheet.tsx'
import type { Speech } from '#words/words.ts'

type Office = NonNullable<Awaited<ReturnType<typeof selectOffice>>[number]>

/** The statement on paper, in the order of the official form. */
export async function statementPdf(w: Speech, office: Office, statement: StatementRow, answer: Answer) {
  const { renderPdf } = await import('#edge/pdf/render.ts')
  return renderPdf(blocksOf(w, office, statement, answer), optionsOf(w, office, statement))
}

function blocksOf(w: Speech, office: Office, statement: StatementRow, { lines, checks }: Answer): Block[] {
  const words = w.quality.statement
  const rules: Readonly<Record<string, string>> = words.rules
  const failing = checks.filter(({ holds }) => !holds)
  return [
    { kind: 'heading', level: 1, text: words.title },
    { kind: 'paragraph', text: words.notSent, tone: 'note' },
    { kind: 'heading', level: 2, text: words.frameA },
    factsOf(identityPairs(w, office, statement)),
    { kind: 'heading', level: 2, text: words.frameB },
    factsOf(generalPairs(w, statement, lines['B.distance'])),
    ...sheetOf(lines).flatMap(({ frame, lines: rows }): Block[] => [
      { kind: 'heading', level: 2, text: words.frames[frame] },
      { kind: 'table', ...tableOf(w, frame === 'C' || frame === 'D', rows) },
    ]),
    { kind: 'heading', level: 2, text: words.frameH },
    { kind: 'paragraph', text: words.signing, tone: 'soft' },
    { kind: 'heading', level: 2, text: words.checks },
    failing.length === 0
      ? { kind: 'paragraph', text: words.allHold }
      : { kind: 'list', items: failing.map(({ rule }) => rules[rule] ?? rule) },
    { kind: 'heading', level: 2, text: words.reading.title },
    { kind: 'paragraph', text: words.pricesOnly, tone: 'soft' },
    factsOf(readingPairs(w, JSON.parse(statement.reading) as Reading)),
  ]
}

const factsOf = (pairs: readonly (readonly [string, string])[]): Block => ({
  kind: 'facts',
  facts: pairs.map(([label, value]) => ({ label, value })),
})

function tableOf(w: Speech, isMoney: boolean, rows: readonly SheetLine[]) {
  const words = w.quality.statement
  const end = { share: 1, align: 'right' } as const
  const first = { title: words.line, share: 4 }
  const number = w.format.number
  const columns = isMoney
    ? [first, { title: words.euros, ...end }]
    : [first, { title: words.people, ...end }, { title: words.hours, ...end }]
  const textsOf = (row: SheetLine): string[] => {
    const { figure } = row
    const figures = typeof figure === 'number' ? [figure] : [figure.count, figure.hours]
    return [lineName(w, row), ...figures.map(number)]
  }
  return {
    columns,
    rows: rows.map((row) => {
      const isSum = boxKind(row.code) === 'sum'
      return textsOf(row).map((text) => (isSum ? [{ text, bold: true }] : text))
    }),
  }
}

const optionsOf = (w: Speech, office: Office, { at, toDay, number }: StatementRow): PdfOptions => ({
  title: w.quality.statement.title,
  language: w.language,
  at,
  organisation: office.name,
  footer: [[office.name, office.legalForm, office.siret].filter(Boolean).join(', ')],
  number: ['BPF', toDay.slice(0, 4), number].filter(Boolean).join(' '),
})
