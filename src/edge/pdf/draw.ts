import type { Block, PdfOptions } from './blocks.ts'
import { pdfOf } from './document.ts'
import type { Faces } from './face.ts'
import { type PdfImage, readImage } from './images.ts'
import { laidOut, remembering } from './laid.ts'
import { type Placed, paged } from './pages.ts'
import { blankPage, ink, type Page, type Pen, penOn, tag } from './pen.ts'
import { type Paper, type Strip, stacked, textStrip } from './strips.ts'
import { wrap } from './wrap.ts'

const a4 = { width: 595.28, height: 841.89 }
const side = 56
const top = 48
const above = 30
const small = 7.5

/** The PDF of a description, with the letters given, in the parts that it is made of. */
export async function drawPdf(
  blocks: readonly Block[],
  options: PdfOptions,
  faces: Faces,
): Promise<readonly Uint8Array<ArrayBuffer>[]> {
  const { width, height } = options.landscape ? { width: a4.height, height: a4.width } : a4
  const images = await read(options.images ?? {})
  const paper = { faces, images }
  const tree = tag('Document')
  const { head, foot } = standing(paper, options, width)
  const room = height - top - above - foot.height - 24
  const placed = paged(laidOut(paper, blocks, width - 2 * side, tree), room + above - head.height, room)

  const pages = placed.map((strips, at): Page => {
    const page = blankPage()
    const pen = penOn(page, height, faces)
    pen.as(null, () => {
      if (at === 0) head.draw(pen, side, top)
      else running(paper, options, width, pen)
      foot.draw(pen, side, height - foot.height)
      const numbers = [`${at + 1} / ${placed.length}`, options.number ?? '']
      numbered(paper, numbers, pen, width - side, height - foot.height)
    })
    put(strips, pen, at === 0 ? top + head.height : top + above)
    pen.lift()
    return page
  })
  return pdfOf({ pages, tree, width, height, images }, options, faces)
}

async function read(images: Readonly<Record<string, Uint8Array<ArrayBuffer>>>): Promise<Map<string, PdfImage>> {
  const known = await Promise.all(
    Object.entries(images).map(async ([name, bytes]) => [name, await readImage(bytes)] as const),
  )
  return new Map(known.flatMap(([name, image]) => (image && /^[a-z][a-z0-9]*$/i.test(name) ? [[name, image]] : [])))
}

function put(strips: readonly Placed[], pen: Pen, top: number): void {
  for (const { strip, y } of strips) strip.draw(pen, side, top + y)
}

type Illustrated = { faces: Faces; images: ReadonlyMap<string, PdfImage> }
type Known = { key: string; faces: Faces; logo: PdfImage | undefined; head: Strip; foot: Strip }

/** Of the paper before this one, nearly always. */
let latest: Known | undefined

/** What stands at the head of the first page and at the foot of each: the same from one paper to the next. */
function standing(paper: Illustrated, options: PdfOptions, width: number): Known {
  const { organisation, letterhead: lines, footer: told, logo: named } = options
  const logo = named ? paper.images.get(named) : undefined
  const key = JSON.stringify([organisation, lines, told, named, width])
  if (latest?.key === key && latest.faces === paper.faces && latest.logo === logo) return latest
  const head = remembering(letterhead(paper, options, width - 2 * side))
  const foot = remembering(footer(paper, options, width))
  latest = { key, faces: paper.faces, logo, head, foot }
  return latest
}

/** Who writes: its logo or its name, and how to reach it. */
function letterhead({ faces, images }: Paper, options: PdfOptions, width: number): Strip {
  const said = (text: string, size: number, face: 'regular' | 'semibold', colour: string) =>
    wrap(faces, text, size, width * 0.55, face).map((line) =>
      textStrip(line, size, width * 0.55, tag('Span'), { colour, align: 'right' }),
    )
  const logo = options.logo ? images.get(options.logo) : undefined
  const high = logo ? Math.min(44, (170 * logo.height) / logo.width) : 0
  const name = wrap(faces, options.organisation, 14, width * 0.42, 'semibold')
  const lines = stacked((options.letterhead ?? []).flatMap((line) => said(line, 8, 'regular', ink.soft)))
  const height = Math.max(high, lines.height, name.length * 19) + 34
  return {
    height,
    draw(pen, x, y) {
      if (logo && options.logo) pen.image(options.logo, x, y, (high * logo.width) / logo.height, high)
      else for (const [at, line] of name.entries()) pen.line(line, x, y + 14 + at * 19, 14)
      const bare: Pen = { ...pen, as: (_, draw) => draw() }
      lines.draw(bare, x + width * 0.45, y)
      pen.rule(x, y + height - 22, width)
    },
  }
}

/** The pages that follow say whose they are, and of what. */
function running({ faces }: Paper, { organisation, title }: PdfOptions, width: number, pen: Pen): void {
  const half = (width - 2 * side) / 2
  const [left] = wrap(faces, organisation, 8, half)
  const [right] = wrap(faces, title, 8, half)
  if (left) pen.line(left, side, top + 4, 8, ink.soft)
  if (right) pen.line(right, width - side - right.width, top + 4, 8, ink.soft)
  pen.rule(side, top + 12, width - 2 * side)
}

function footer({ faces }: Paper, { footer }: PdfOptions, width: number): Strip {
  const lines = footer.flatMap((line) => wrap(faces, line, small, width - 2 * side - 90))
  return {
    height: Math.max(lines.length, 2) * small * 1.3 + 30,
    draw(pen, x, y) {
      pen.rule(x, y, width - 2 * side)
      for (const [at, line] of lines.entries()) pen.line(line, x, y + 12 + at * small * 1.3, small, ink.soft)
    },
  }
}

/** The number of the page, then that of the paper. */
function numbered({ faces }: Paper, numbers: readonly string[], pen: Pen, right: number, y: number): void {
  for (const [at, text] of numbers.entries()) {
    const [line] = wrap(faces, text, small, 90)
    if (line) pen.line(line, right - line.width, y + 12 + at * small * 1.3, small, ink.soft)
  }
}
