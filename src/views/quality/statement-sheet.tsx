import type { Headcount } from '#domain/quality/statement/lines.ts'
import type { FrameName, SheetLine } from '#domain/quality/statement/sheet.ts'
import { paths } from '#paths.ts'
import { LinkButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { KeyValues } from '#views/ui/key-values.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import type { Speech } from '#words/words.ts'

type SheetProps = {
  w: Speech
  id: string
  year: { from: string; to: string }
  /** Under which number, when it was counted for one of several. */
  number: string | null
  sheet: readonly { frame: FrameName; lines: readonly SheetLine[] }[]
  /** Frames A and B. */
  identity: readonly (readonly [string, string])[]
  general: readonly (readonly [string, string])[]
}

/** What is copied down into the official form, box after box, with nothing else around. */
export function StatementSheetPage({ w, id, year, number, sheet, identity, general }: SheetProps) {
  const words = w.quality.statement
  return (
    <div class="stacked wide6">
      <PageHead
        title={words.sheet}
        lead={words.sheetLead}
        facts={[
          { icon: 'calendar', text: words.year(w.format.date(year.from), w.format.date(year.to)) },
          ...(number ? [{ icon: 'landmark' as const, text: number }] : []),
        ]}
        actions={<LinkButton href={paths.quality.statement(id)}>{words.title}</LinkButton>}
      />
      <Card title={words.frameA} id="sheet-A">
        <KeyValues pairs={identity} />
      </Card>
      <Card title={words.frameB} id="sheet-B">
        <KeyValues pairs={general} />
      </Card>
      {sheet.map(({ frame, lines }) => (
        <Frame w={w} frame={frame} lines={lines} />
      ))}
      <Card title={words.frameH} id="sheet-H">
        <p class="mute">{words.signing}</p>
      </Card>
    </div>
  )
}

function Frame({ w, frame, lines }: { w: Speech; frame: FrameName; lines: readonly SheetLine[] }) {
  const words = w.quality.statement
  const heads = frame === 'C' || frame === 'D' ? [words.euros] : [words.people, words.hours]
  return (
    <Card title={words.frames[frame]} id={`sheet-${frame}`} flush>
      <table class="table dense boxes">
        <thead>
          <tr>
            <th scope="col">{words.line}</th>
            {heads.map((head) => (
              <th scope="col" class="end">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr class={boxKind(line.code)}>
              <th scope="row">{lineName(w, line)}</th>
              {figuresOf(line).map((figure) => (
                <td class={figure === 0 ? 'end nil' : 'end'}>{figure}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  )
}

const figuresOf = ({ figure }: SheetLine): readonly number[] =>
  typeof figure === 'number' ? [figure] : [figure.count, figure.hours]

/** A total, a part of another box, or a box like any other. */
export function boxKind(code: string): 'sum' | 'within' | undefined {
  if (/T$|^C2$/.test(code)) return 'sum'
  return /^(C2[a-h]|F3a\..+|D[12])$/.test(code) ? 'within' : undefined
}

/** As the form names a box: its code, and what it counts. */
export function lineName({ quality: { statement } }: Speech, { code, nsf }: SheetLine): string {
  return nsf === undefined ? `${code} · ${statement.lines[code as keyof typeof statement.lines]}` : statement.nsf(nsf)
}

/** Both boxes in a cell. */
export const figureText = (w: Speech, figure: number | Headcount): string =>
  typeof figure === 'number'
    ? w.format.number(figure)
    : w.quality.statement.both(w.format.number(figure.count), w.format.number(figure.hours))
