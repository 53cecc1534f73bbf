import type { OfficeRow } from '#db/organisations/offices.ts'
import type { ActionType, Sheet, SheetField } from '#domain/catalogue/sheet.ts'
import type { Block, PdfOptions } from '#edge/pdf/blocks.ts'
import { funderName, linesOf, paragraphs } from '#views/catalogue/field-lines.ts'
import type { Speech } from '#words/words.ts'

export type Printed = { actionType: string; sheet: Sheet; version: string; at: number }

/** The sheet of a programme as it is handed over: two pages where the screen has many. */
export function sheetBlocks(w: Speech, { actionType, sheet, version, at }: Printed): Block[] {
  const { catalogue: words, format } = w
  const said = (field: SheetField): Block[] => section(words.fields[field], linesOf(w, sheet, field).map(paragraph))
  return [
    { kind: 'heading', level: 1, text: sheet.title },
    {
      kind: 'facts',
      facts: [
        { label: words.actionType, value: words.types[actionType as ActionType] ?? actionType },
        {
          label: words.moduleHours,
          value: `${format.duration(sheet.minutes)}, ${words.days(sheet.halfDays, format.number(sheet.halfDays / 2))}`,
        },
        ...pricesOf(w, sheet),
      ],
    },
    ...section(words.fields.objectives, objectives(w, sheet)),
    ...said('audience'),
    ...said('prerequisites'),
    ...section(words.fields.modules, modules(w, sheet)),
    ...(['methods', 'means', 'assessment', 'sanction', 'certification'] as const).flatMap(said),
    ...(['access', 'accessibility', 'results'] as const).flatMap(said),
    { kind: 'space', height: 8 },
    { kind: 'paragraph', tone: 'note', text: `${words.version(version)}, ${format.shortDay(at)}` },
  ]
}

/** Who hands it over, and what the law wants at the bottom of each page. */
export function sheetOptions(w: Speech, office: OfficeRow, { sheet, at }: Printed): PdfOptions {
  const { name, legalForm, siret, nda, address, phone, email, website } = office
  return {
    title: sheet.title,
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

function pricesOf(w: Speech, sheet: Sheet) {
  const { catalogue: words, format } = w
  const priced = [
    [words.fields.pricePerPerson, sheet.pricePerPerson],
    [words.fields.pricePerGroup, sheet.pricePerGroup],
    [words.fields.pricePerDay, sheet.pricePerDay],
    ...sheet.funderPrices.map(({ kind, price }) => [funderName(w, kind), price] as const),
  ] as const
  const facts = priced
    .filter(([, cents]) => cents > 0)
    .map(([label, cents]) => ({ label, value: `${format.amount(cents)} ${words.exclVat}` }))
  return facts.length > 0 ? facts : [{ label: words.prices, value: words.noPrice }]
}

const section = (text: string, blocks: readonly Block[]): Block[] =>
  blocks.length === 0 ? [] : [{ kind: 'heading', level: 2, text }, ...blocks]

const paragraph = (text: string): Block => ({ kind: 'paragraph', text })

const objectives = (w: Speech, { objectives: each }: Sheet): Block[] =>
  each.length === 0
    ? []
    : [
        {
          kind: 'list',
          ordered: true,
          items: each.map(({ text, assessment }) =>
            assessment ? [{ text: `${text}\n` }, { text: w.catalogue.assessedBy(assessment), italic: true }] : text,
          ),
        },
      ]

const modules = ({ format }: Speech, { modules: each }: Sheet): Block[] =>
  each.flatMap(({ title, minutes, objectives: goals, content }): Block[] => [
    {
      kind: 'paragraph',
      text: [{ text: title, bold: true }, { text: minutes > 0 ? ` · ${format.duration(minutes)}` : '' }],
    },
    ...(goals.length > 0 ? [{ kind: 'list' as const, items: goals }] : []),
    ...paragraphs(content).map(paragraph),
  ])
