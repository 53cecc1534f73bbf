import type { SheetHand, SheetRow } from '#db/attendance/sheets.ts'
import type { OfficeRow } from '#db/organisations/offices.ts'
import type { Block, PdfOptions } from '#edge/pdf/blocks.ts'
import { paths } from '#paths.ts'
import type { Speech } from '#words/words.ts'

type Slot = { id: string; day: string; startsAt: number; endsAt: number }
type Printed = { sheets: readonly SheetRow[]; slots: readonly Slot[]; people: readonly SheetHand[]; origin: string }

/** As many as sign on one page, with room for their hands. */
const peopleOnPage = 12

/** One page, or more, for each day: every one of them carries the code of its day. */
export function sheetBlocks(w: Speech, { sheets, slots, people, origin }: Printed): Block[] {
  const groups = Array.from({ length: Math.max(1, Math.ceil(people.length / peopleOnPage)) }, (_, at) =>
    people.slice(at * peopleOnPage, (at + 1) * peopleOnPage),
  )
  const pages = sheets.flatMap((sheet) =>
    groups.map((some) =>
      pageOf(
        w,
        sheet,
        slots.filter(({ day }) => day === sheet.day),
        some,
        origin,
      ),
    ),
  )
  return pages.flatMap((blocks, at) => (at === 0 ? blocks : [{ kind: 'break' } satisfies Block, ...blocks]))
}

function pageOf(
  w: Speech,
  sheet: SheetRow,
  slots: readonly Slot[],
  people: readonly SheetHand[],
  origin: string,
): Block[] {
  const { paper, person, trainerSign } = w.attendance
  const columns = slots.map((slot) => ({ title: w.format.hours(slot.startsAt, slot.endsAt), share: 3 }))
  const room = '\n \n '
  return [
    { kind: 'heading', level: 1, text: paper.sheetTitle(w.format.longDate(sheet.day)) },
    {
      kind: 'columns',
      columns: [
        [
          { kind: 'paragraph', text: [{ text: sheet.title, bold: true }, { text: `\n${sheet.sessionCode}` }] },
          { kind: 'paragraph', text: paper.signBelow, tone: 'soft' },
        ],
        [
          {
            kind: 'qr',
            text: `${origin}${paths.attendance.sheet(sheet.code)}`,
            label: paper.code(sheet.code.toUpperCase()),
            size: 26,
            align: 'right',
          },
        ],
      ],
    },
    {
      kind: 'table',
      columns: [{ title: person, share: 4 }, ...columns],
      rows: [
        ...people.map(({ givenName, familyName }) => [`${familyName} ${givenName}${room}`]),
        [`${trainerSign}${room}`],
      ],
    },
  ]
}

type Office = Pick<OfficeRow, 'name' | 'address' | 'nda'>

export const sheetOptions = (w: Speech, office: Office, title: string, at: number): PdfOptions => ({
  title: `${w.attendance.paper.title} · ${title}`,
  language: w.language,
  at,
  organisation: office.name,
  letterhead: [office.address],
  footer: [office.name, office.nda].filter(Boolean),
})
