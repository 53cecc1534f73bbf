import type { OfficeRow } from '#db/organisations/offices.ts'
import type { ReviewLine } from '#db/quality/tickets-review.ts'
import type { TicketKind } from '#domain/quality/tickets/kinds.ts'
import type { Review } from '#domain/quality/tickets/review.ts'
import type { Targets } from '#domain/quality/tickets/targets.ts'
import type { Block, PdfOptions } from '#edge/pdf/blocks.ts'
import { paragraphs } from '#views/catalogue/field-lines.ts'
import { effectOf } from '#views/improvement/review.tsx'
import type { Speech } from '#words/words.ts'

export type Reviewed = {
  review: Review
  before: Review
  targets: Targets
  closed: readonly ReviewLine[]
  today: string
}

/** What is read at the review of the direction: the figures beside the year before, the delays held, what was learnt. */
export function reviewBlocks(w: Speech, office: OfficeRow, reviewed: Reviewed): Block[] {
  const { review, closed, today } = reviewed
  const words = w.improvement.yearly
  return [
    { kind: 'heading', level: 1, text: words.title(review.year) },
    { kind: 'paragraph', tone: 'soft', text: words.lead(office.name, w.format.date(today)) },
    { kind: 'heading', level: 2, text: words.figures },
    figures(w, reviewed),
    { kind: 'heading', level: 2, text: words.byKind },
    kinds(w, reviewed),
    { kind: 'heading', level: 2, text: w.improvement.causes },
    causes(w, reviewed),
    { kind: 'heading', level: 2, text: words.learnt },
    ...(closed.length === 0
      ? [{ kind: 'paragraph', text: words.noneClosed(review.year) } as const]
      : closed.flatMap((line) => lesson(w, line))),
    { kind: 'rule' },
    { kind: 'paragraph', tone: 'soft', text: words.counted },
  ]
}

export function reviewOptions(w: Speech, office: OfficeRow, year: string, at: number): PdfOptions {
  const { name, legalForm, siret, nda, address, phone, email, website } = office
  return {
    title: w.improvement.yearly.title(year),
    language: w.language,
    at,
    organisation: name,
    letterhead: [...paragraphs(address), phone, email, website].filter(Boolean),
    footer: [
      [name, legalForm, siret && `SIRET ${siret}`].filter(Boolean).join(', '),
      nda ? w.portal.frame.registered(nda) : '',
    ].filter(Boolean),
  }
}

function figures(w: Speech, { review, before }: Reviewed): Block {
  const words = w.improvement.yearly
  const percent = (value: number | null) => (value === null ? words.unknown : w.format.percent(value / 100))
  const line = (label: string, of: (year: Review) => string) => [label, of(review), of(before)]
  return {
    kind: 'table',
    columns: [
      { title: words.measure, share: 4 },
      { title: review.year, share: 1, align: 'right' },
      { title: before.year, share: 1, align: 'right' },
    ],
    rows: [
      line(words.received, ({ received }) => String(received)),
      line(words.acknowledgedInTime, ({ acknowledgedInTime }) => percent(acknowledgedInTime)),
      line(words.answeredInTime, ({ answeredInTime }) => percent(answeredInTime)),
      line(words.days, ({ days }) => (days === null ? words.unknown : words.inDays(days))),
      line(words.done, ({ done, decided }) => `${done} / ${decided}`),
      line(words.doneInTime, ({ doneInTime }) => percent(doneInTime)),
      line(words.effective, ({ effective }) => percent(effective)),
    ],
  }
}

function kinds(w: Speech, { review, before, targets }: Reviewed): Block {
  const words = w.improvement.yearly
  const end = { share: 1, align: 'right' } as const
  return {
    kind: 'table',
    columns: [
      { title: w.improvement.kind, share: 3 },
      { title: review.year, ...end },
      { title: before.year, ...end },
      { title: words.answered, ...end },
      { title: words.days, ...end },
      { title: words.target, ...end },
    ],
    rows: review.kinds.map(({ kind, received, answered, days }) => [
      w.improvement.kinds[kind],
      String(received),
      String(before.kinds.find((each) => each.kind === kind)?.received ?? 0),
      String(answered),
      days === null ? words.unknown : words.inDays(days),
      words.inDays(targets[kind].answer),
    ]),
  }
}

function causes(w: Speech, { review, before }: Reviewed): Block {
  const { cause, yearly } = w.improvement
  if (review.causes.length === 0) return { kind: 'paragraph', text: yearly.noCause }
  return {
    kind: 'table',
    columns: [
      { title: cause.family, share: 4 },
      { title: review.year, share: 1, align: 'right' },
      { title: before.year, share: 1, align: 'right' },
    ],
    rows: review.causes.map(({ family, count }) => [
      cause.families[family],
      String(count),
      String(before.causes.find((each) => each.family === family)?.count ?? 0),
    ]),
  }
}

function lesson(w: Speech, line: ReviewLine): Block[] {
  const { yearly, kinds: names } = w.improvement
  const { title, kind, closedOn, cause, decided, word } = line
  const said = [
    { label: yearly.why, value: cause ?? '' },
    { label: yearly.whatWasDone, value: decided ?? '' },
    { label: effectOf(w, line), value: word ?? '' },
  ]
  return [
    { kind: 'heading', level: 3, text: title },
    { kind: 'paragraph', tone: 'soft', text: `${names[kind as TicketKind]}, ${w.format.date(closedOn)}` },
    { kind: 'facts', facts: said.filter(({ value }) => value !== '') },
  ]
}
