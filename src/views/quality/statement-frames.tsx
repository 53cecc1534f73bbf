import type { Answer } from '#domain/quality/statement/form.ts'
import type { Headcount } from '#domain/quality/statement/lines.ts'
import { paths } from '#paths.ts'
import { Card } from '#views/ui/card.tsx'
import type { Speech } from '#words/words.ts'
import { boxKind } from './statement-sheet.tsx'

type Code = keyof Speech['quality']['statement']['lines']
type Frame = keyof Speech['quality']['statement']['frames']

const money: Readonly<Record<'C' | 'D', readonly Code[]>> = {
  C: [
    ...(['C1', 'C2a', 'C2b', 'C2c', 'C2d', 'C2e', 'C2f', 'C2g', 'C2h', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7'] as const),
    ...(['C8', 'C9', 'C10', 'C11', 'CT', 'CP'] as const),
  ],
  D: ['DT', 'D1', 'D2'],
}
const people: Readonly<Record<'E' | 'F1' | 'F2' | 'F3' | 'G', readonly Code[]>> = {
  E: ['E1', 'E2'],
  F1: ['F1a', 'F1b', 'F1c', 'F1d', 'F1e', 'F1T'],
  F2: ['F2'],
  F3: ['F3a', 'F3a.68', 'F3a.5', 'F3a.4', 'F3a.3', 'F3a.2', 'F3a.cqp', 'F3b', 'F3c', 'F3d', 'F3e', 'F3f', 'F3T'],
  G: ['G'],
}

type FramesProps = { w: Speech; id: string; answer: Answer; opens: (box: string) => boolean }

/** The frames of the form, each figure opening what it is made of. */
export const StatementFrames = (props: FramesProps) => (
  <div class="stacked wide6">
    <MoneyFrame {...props} frame="C" />
    <MoneyFrame {...props} frame="D" />
    <PeopleFrame {...props} frame="E" />
    <PeopleFrame {...props} frame="F1" />
    <PeopleFrame {...props} frame="F2" />
    <PeopleFrame {...props} frame="F3" />
    <Specialities {...props} />
    <PeopleFrame {...props} frame="G" />
  </div>
)

function MoneyFrame({ w, id, answer, opens, frame }: FramesProps & { frame: 'C' | 'D' }) {
  const words = w.quality.statement
  return (
    <FrameTable w={w} frame={frame} heads={[words.euros]}>
      {money[frame].map((code) => (
        <Box
          w={w}
          code={code}
          name={`${code} · ${words.lines[code]}`}
          figures={[Number(figureOf(answer, code))]}
          href={opens(code) ? paths.quality.behind(id, code) : undefined}
        />
      ))}
    </FrameTable>
  )
}

function PeopleFrame({ w, id, answer, opens, frame }: FramesProps & { frame: keyof typeof people }) {
  const words = w.quality.statement
  return (
    <FrameTable w={w} frame={frame} heads={[words.people, words.hours]}>
      {people[frame].map((code) => (
        <Box
          w={w}
          code={code}
          name={`${code} · ${words.lines[code]}`}
          figures={both(figureOf(answer, code) as Headcount)}
          href={opens(code) ? paths.quality.behind(id, code) : undefined}
        />
      ))}
    </FrameTable>
  )
}

function Specialities({ w, id, answer }: FramesProps) {
  const words = w.quality.statement
  const { lines } = answer
  return (
    <FrameTable w={w} frame="F4" heads={[words.people, words.hours]}>
      {lines.F4.map((line) => (
        <Box
          w={w}
          code=""
          name={words.nsf(line.nsf)}
          figures={both(line)}
          href={paths.quality.behindNsf(id, line.nsf)}
        />
      ))}
      {(['F4.autres', 'F4T'] as const).map((code) => (
        <Box
          w={w}
          code={code}
          name={words.lines[code]}
          figures={both(lines[code])}
          href={paths.quality.behind(id, code)}
        />
      ))}
    </FrameTable>
  )
}

function FrameTable(props: { w: Speech; frame: Frame; heads: readonly string[]; children?: unknown }) {
  const words = props.w.quality.statement
  const title = words.frames[props.frame]
  const note = props.frame === 'C' ? words.pricesOnly : undefined
  return (
    <Card title={title} id={`frame-${props.frame}`} flush>
      {note && <p class="body mute">{note}</p>}
      <table class="table dense boxes">
        <thead>
          <tr>
            <th scope="col">{words.line}</th>
            {props.heads.map((head) => (
              <th scope="col" class="end">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{props.children}</tbody>
      </table>
    </Card>
  )
}

type BoxProps = { w: Speech; code: string; name: string; figures: readonly number[]; href: string | undefined }

/** The first figure opens its lines; nothing has none. */
function Box({ w, code, name, figures, href }: BoxProps) {
  return (
    <tr class={boxKind(code)}>
      <th scope="row">{name}</th>
      {figures.map((figure, at) => {
        const text = w.format.number(figure)
        const isOpen = href && at === 0 && figures.some((one) => one !== 0)
        return (
          <td class={figure === 0 ? 'end nil' : 'end'}>
            {isOpen ? (
              <a href={href} aria-label={`${name} : ${text}`}>
                {text}
              </a>
            ) : (
              text
            )}
          </td>
        )
      })}
    </tr>
  )
}

const both = ({ count, hours }: Headcount): readonly number[] => [count, hours]

const figureOf = ({ lines }: Answer, code: Code) => lines[code as keyof typeof lines]
