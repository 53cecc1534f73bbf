import type { SignatureBox } from './blocks.ts'
import { ink, type Tag, tag } from './pen.ts'
import { gap, leading, type Paper, type Strip, stacked, textStrip } from './strips.ts'
import { wrap } from './wrap.ts'

const size = 9
const pad = 8
const between = 16
const room = 62

/** Frames where people sign, two or three side by side, with what they have drawn or typed once they have. */
export function signatureStrips(paper: Paper, boxes: readonly SignatureBox[], width: number, parent: Tag): Strip[] {
  const abreast = boxes.length > 3 ? 2 : Math.max(boxes.length, 1)
  const own = (width - between * (abreast - 1)) / abreast
  const lines = Array.from({ length: Math.ceil(boxes.length / abreast) }, (_, at) =>
    boxes.slice(at * abreast, (at + 1) * abreast),
  )
  return [gap(8), ...lines.flatMap((line) => [together(paper, line, own, parent), gap(12)])]
}

function together(paper: Paper, boxes: readonly SignatureBox[], own: number, parent: Tag): Strip {
  const frames = boxes.map((box) => boxStrip(paper, box, own, parent))
  const height = Math.max(...frames.map((frame) => frame.height)) + room
  return {
    height,
    draw(pen, x, y) {
      frames.forEach((frame, at) => {
        const left = x + at * (own + between)
        pen.as(null, () => pen.frame(left, y, own, height))
        frame.draw(pen, left, y, height - room)
      })
    },
  }
}

function boxStrip({ faces }: Paper, box: SignatureBox, own: number, parent: Tag) {
  const inside = own - 2 * pad
  const part = tag('P', parent)
  const written = (text: string | undefined, face: 'semibold' | 'regular', colour: string) =>
    wrap(faces, text ?? '', size, inside, face)
      .slice(0, 8)
      .map((line) => textStrip(line, size, inside, part, { colour }))
  const said = stacked([
    ...written(box.title, 'semibold', ink.text),
    ...written(box.name, 'regular', ink.text),
    ...written(box.note, 'regular', ink.soft),
  ])
  const [typed] = wrap(faces, box.typed ?? '', 16, inside, 'italic')
  const strokes = strokesOf(box.drawing ?? '')
  return {
    height: said.height + 2 * pad,
    draw(pen: Parameters<Strip['draw']>[0], x: number, y: number, top: number) {
      said.draw(pen, x + pad, y + pad)
      if (typed) pen.as(part, () => pen.line(typed, x + pad, y + top + 16 * leading, 16))
      if (strokes.length > 0) pen.as(null, () => pen.drawing(strokes, x + pad, y + top, inside, room - pad))
    },
  }
}

/** The strokes of an SVG path of M and L; whatever else it holds is not drawn. */
function strokesOf(path: string): [number, number][][] {
  const strokes: [number, number][][] = []
  for (const [, command, x, y] of path.matchAll(/([ML])\s*(-?\d{1,5}(?:\.\d+)?)[ ,]\s*(-?\d{1,5}(?:\.\d+)?)/g)) {
    const stroke = strokes.at(-1)
    if (command === 'L' && stroke) stroke.push([Number(x), Number(y)])
    else strokes.push([[Number(x), Number(y)]])
  }
  return strokes
}
