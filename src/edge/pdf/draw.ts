import { isSame } from './alike.ts'
import type { Block, PdfOptions } from './blocks.ts'
import { pdfOf } from './document.ts'
import type { Faces } from './face.ts'
import { type PdfImage, readImage } from './images.ts'
import { type Laid, laidOut } from './laid.ts'
import { type Placed, paged } from './pages.ts'
import { blankPage, ink, type Page, type Pen, penOn, tag } from './pen.ts'
import { drawPage, planOf, type Standing } from './plan.ts'
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
  const images = options.images ? await read(options.images) : none
  const paper = { faces, images }
  const tree = tag('Document')
  const around = standing(paper, options, width)
  const laid = laidOut(paper, blocks, width - 2 * side, tree)
  const plan = planOf(around, height, laid, () => placedOn(height, around, laid))

  const pages = plan.map((items, at): Page => {
    const page = blankPage()
    const pen = penOn(page, height, faces)
    drawPage(items, laid, pen, side)
    const numbers = [`${at + 1} / ${plan.length}`, options.number ?? '']
    pen.as(null, () => numbered(paper, numbers, pen, width - side, height - around.foot.height))
    return page
  })
  return pdfOf({ pages, tree, width, height, images }, options, faces)
}

function placedOn(height: number, { head, again, foot }: Standing, laid: readonly Laid[]): Placed[][] {
  const room = height - top - above - foot.height - 24
  const strips = laid.flatMap((each) => each.strips)
  return paged(strips, room + above - head.height, room).map((placed, at) => {
    const first = at === 0 ? head : again
    const text = placed.map(({ strip, y }) => ({ strip, y: top + first.height + y }))
    return [{ strip: first, y: top }, { strip: foot, y: height - foot.height }, ...text]
  })
}

const none: ReadonlyMap<string, PdfImage> = new Map()

async function read(images: Readonly<Record<string, Uint8Array<ArrayBuffer>>>): Promise<Map<string, PdfImage>> {
  const known = await Promise.all(
    Object.entries(images).map(async ([name, bytes]) => [name, await readImage(bytes)] as const),
  )
  return new Map(known.flatMap(([name, image]) => (image && /^[a-z][a-z0-9]*$/i.test(name) ? [[name, image]] : [])))
}

type Illustrated = { faces: Faces; images: ReadonlyMap<string, PdfImage> }
type Known = Standing & { key: readonly unknown[] }

/** Of the paper before this one, nearly always. */
let latest: Known | undefined

/** What stands at the head of the first page, of those that follow, and at the foot of each: the same from one paper to the next. */
function standing(paper: Illustrated, options: PdfOptions, width: number): Standing {
  const { organisation, title, letterhead: lines = [], footer: told, logo: named } = options
  const logo = named ? paper.images.get(named) : undefined
  const key = [paper.faces, logo, named, width, organisation, title, lines.length, ...lines, ...told]
  if (latest && isSame(latest.key, key)) return latest
  const head = apart(letterhead(paper, options, width - 2 * side))
  const again = apart(running(paper, options, width))
  const foot = apart(footer(paper, options, width))
  latest = { key, head, again, foot }
  return latest
}

/** No part of the text. */
const apart = (strip: Strip): Strip => ({ ...strip, draw: (pen, x, y) => pen.as(null, () => strip.draw(pen, x, y)) })

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
function running({ faces }: Paper, { organisation, title }: PdfOptions, width: number): Strip {
  const half = (width - 2 * side) / 2
  const [left] = wrap(faces, organisation, 8, half)
  const [right] = wrap(faces, title, 8, half)
  return {
    height: above,
    draw(pen, x, y) {
      if (left) pen.line(left, x, y + 4, 8, ink.soft)
      if (right) pen.line(right, width - side - right.width, y + 4, 8, ink.soft)
      pen.rule(x, y + 12, width - 2 * side)
    },
  }
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
