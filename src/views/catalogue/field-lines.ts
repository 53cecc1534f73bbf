import type { Sheet, SheetField } from '#domain/catalogue/sheet.ts'
import type { Speech } from '#words/words.ts'

/** One field of a programme as lines of text, for putting two versions side by side. */
export function linesOf(w: Speech, sheet: Sheet, field: SheetField): readonly string[] {
  const { catalogue: words, format } = w
  switch (field) {
    case 'minutes':
      return [format.duration(sheet.minutes)]
    case 'halfDays':
      return [words.days(sheet.halfDays, format.number(sheet.halfDays / 2))]
    case 'pricePerPerson':
    case 'pricePerGroup':
    case 'pricePerDay':
      return sheet[field] === 0 ? [] : [format.amount(sheet[field])]
    case 'objectives':
      return sheet.objectives.map(({ text, assessment }) => joined(text, assessment))
    case 'modules':
      return sheet.modules.flatMap(({ title, minutes, objectives, content }) => [
        joined(title, format.duration(minutes)),
        ...objectives.map((one) => `• ${one}`),
        ...paragraphs(content),
      ])
    case 'certification':
      return sheet.certification
        ? [
            joined(
              w.catalogue.certified(sheet.certification.register, sheet.certification.code),
              sheet.certification.title,
            ),
            sheet.certification.certifier,
          ].filter(Boolean)
        : []
    case 'funderPrices':
      return sheet.funderPrices.map(({ kind, price }) => joined(funderName(w, kind), format.amount(price)))
    case 'resources':
      return sheet.resources.map(({ title, address }) => joined(title, address))
    case 'tasks':
      return sheet.tasks.map(({ title, day }) => joined(words.dayOffset(day), title))
    case 'papers':
      return sheet.papers.map((kind) => paperName(w, kind))
    default:
      return paragraphs(sheet[field])
  }
}

export const funderName = ({ catalogue: { funders } }: Speech, kind: string): string =>
  (funders as Record<string, string>)[kind] ?? kind

export const paperName = ({ catalogue: { papers } }: Speech, kind: string): string =>
  (papers as Record<string, string>)[kind] ?? kind

export const paragraphs = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

const joined = (first: string, second: string): string => [first, second].filter(Boolean).join(' · ')
