import type { Block, Rich } from './blocks.ts'
import { widthOf } from './face.ts'
import { ink, type Tag, tag } from './pen.ts'
import { codeOf } from './qr.ts'
import { signatureStrips } from './signatures.ts'
import { gap, lineStrips, type Paper, type Strip, stacked, textStrip } from './strips.ts'
import { tableStrips } from './table.ts'
import { wrap } from './wrap.ts'

const body = 10
const small = 8.5

/** The bands that a description makes, from top to bottom. */
export function stripsOf(paper: Paper, blocks: readonly Block[], width: number, parent: Tag): Strip[] {
  return blocks.flatMap((block) => made(paper, block, width, parent))
}

function made(paper: Paper, block: Block, width: number, parent: Tag): Strip[] {
  switch (block.kind) {
    case 'heading':
      return heading(paper, block, width, parent)
    case 'paragraph':
      return block.tone === 'note' ? note(paper, block.text, width, parent) : paragraph(paper, block, width, parent)
    case 'list':
      return list(paper, block, width, parent)
    case 'facts':
      return facts(paper, block, width, parent)
    case 'table':
      return tableStrips(paper, block, width, parent)
    case 'columns':
      return columns(paper, block.columns, width, parent)
    case 'signatures':
      return signatureStrips(paper, block.boxes, width, parent)
    case 'image':
      return image(paper, block, width, parent)
    case 'qr':
      return qr(paper, block, width, parent)
    case 'rule':
      return [gap(4), { height: 1, draw: (pen, x, y) => pen.as(null, () => pen.rule(x, y, width)) }, gap(8)]
    case 'space':
      return [{ height: Math.min(Math.max(block.height, 0), 400), draw: () => {}, gap: true }]
    case 'break':
      return [{ height: 0, draw: () => {}, ends: true }]
  }
}

const headings = {
  1: { size: 20, before: 0, after: 8 },
  2: { size: 13, before: 12, after: 4 },
  3: { size: 10.5, before: 8, after: 2 },
}

function heading({ faces }: Paper, { level, text }: Block & { kind: 'heading' }, width: number, parent: Tag): Strip[] {
  const { size, before, after } = headings[level]
  const lines = wrap(faces, text, size, width, 'semibold')
  if (lines.length === 0) return []
  const part = tag(`H${level}`, parent)
  return [gap(before), ...lineStrips(lines, size, width, part).map(held), { ...gap(after), holds: true }]
}

function paragraph({ faces }: Paper, block: Block & { kind: 'paragraph' }, width: number, parent: Tag): Strip[] {
  const size = block.tone === 'soft' ? small : body
  const lines = wrap(faces, block.text, size, width)
  if (lines.length === 0) return []
  const colour = block.tone === 'soft' ? ink.soft : ink.text
  return [...lineStrips(lines, size, width, tag('P', parent), { align: block.align, colour }), gap(6)]
}

/** What must be seen: on a light ground. */
function note({ faces }: Paper, text: Rich, width: number, parent: Tag): Strip[] {
  const lines = wrap(faces, text, body, width - 20)
  const part = tag('P', parent)
  const strips = lines.map((line) => textStrip(line, body, width - 20, part))
  const ground = (strip: Strip): Strip => ({
    ...strip,
    draw(pen, x, y) {
      pen.as(null, () => pen.rectangle(x, y, width, strip.height + 0.5, ink.head))
      strip.draw(pen, x + 10, y)
    },
  })
  const edge: Strip = { height: 6, draw: () => {} }
  return [ground({ ...edge, holds: true }), ...strips.map(ground), ground(edge), gap(8)]
}

function list({ faces }: Paper, { ordered, items }: Block & { kind: 'list' }, width: number, parent: Tag): Strip[] {
  const whole = tag('L', parent)
  const indent = 16
  const strips = items.flatMap((item, at) => {
    const part = tag('LI', whole)
    const label = tag('Lbl', part)
    const said = tag('LBody', part)
    const sign = ordered ? `${at + 1}.` : '•'
    const [mark] = wrap(faces, sign, body, indent)
    const lines = lineStrips(wrap(faces, item, body, width - indent), body, width - indent, said)
    return lines.map(
      (strip, nth): Strip => ({
        ...strip,
        draw(pen, x, y) {
          if (nth === 0 && mark) pen.as(label, () => pen.line(mark, x + 3, y + body * 1.02, body, ink.soft))
          strip.draw(pen, x + indent, y)
        },
      }),
    )
  })
  return [...strips, gap(6)]
}

function facts({ faces }: Paper, block: Block & { kind: 'facts' }, width: number, parent: Tag): Strip[] {
  const widest = Math.max(0, ...block.facts.map(({ label }) => widthOf(faces.regular, label, small + 0.5)))
  const left = Math.min(widest + 14, width * 0.36)
  const strips = block.facts.flatMap(({ label, value }) => {
    const part = tag('P', parent)
    const labels = wrap(faces, label, small + 0.5, left - 10)
    const values = wrap(faces, value, body, width - left)
    const height = body * leadingOfFacts
    return Array.from(
      { length: Math.max(labels.length, values.length, 1) },
      (_, nth): Strip => ({
        height,
        draw: (pen, x, y) =>
          pen.as(part, () => {
            const [named, valued] = [labels[nth], values[nth]]
            if (named) pen.line(named, x, y + body * 1.02, small + 0.5, ink.soft)
            if (valued) pen.line(valued, x + left, y + body * 1.02, body)
          }),
      }),
    ).map((strip, nth, all) => (nth < all.length - 1 && all.length < 6 ? held(strip) : strip))
  })
  return [...strips, gap(8)]
}

const leadingOfFacts = 1.5

/** Side by side when they fit in a page, else one under the other. */
function columns(paper: Paper, all: readonly (readonly Block[])[], width: number, parent: Tag): Strip[] {
  if (all.length === 0) return []
  const between = 18
  const own = (width - between * (all.length - 1)) / all.length
  const each = all.map((blocks) => stripsOf(paper, blocks, own, parent))
  const stacks = each.map((strips) => stacked(strips))
  const height = Math.max(...stacks.map((stack) => stack.height))
  const mustEnd = each.some((strips) => strips.some(({ ends }) => ends))
  if (height > tallestTogether || mustEnd) return each.flat()
  return [
    {
      height,
      draw: (pen, x, y) => {
        stacks.forEach((stack, at) => {
          stack.draw(pen, x + at * (own + between), y)
        })
      },
    },
    gap(4),
  ]
}

const tallestTogether = 420

function image({ images }: Paper, block: Block & { kind: 'image' }, width: number, parent: Tag): Strip[] {
  const found = images.get(block.image)
  if (!found) return []
  const wide = Math.min(block.width, width, (400 * found.width) / found.height)
  const height = (wide * found.height) / found.width
  const part = tag('Figure', parent)
  part.label = block.label
  const x = aside(width - wide, block.align)
  return [
    { height, draw: (pen, left, y) => pen.as(part, () => pen.image(block.image, left + x, y, wide, height)) },
    gap(8),
  ]
}

function qr({ faces }: Paper, block: Block & { kind: 'qr' }, width: number, parent: Tag): Strip[] {
  const code = codeOf(fitting(block.text))
  const wide = Math.min(block.size ?? 72, width)
  const part = tag('Figure', parent)
  part.label = block.label
  const caption = wrap(faces, block.label, 7.5, width)
  const left = aside(width - wide, block.align)
  return [
    {
      height: wide + 4,
      holds: caption.length > 0,
      draw: (pen, x, y) => pen.as(part, () => pen.code(code, x + left, y, wide)),
    },
    ...lineStrips(caption, 7.5, width, tag('P', parent), { align: block.align, colour: ink.soft }),
    gap(6),
  ]
}

/** A code holds some two thousand bytes at most. */
const fitting = (text: string) => text.slice(0, 700)

const aside = (spare: number, align: 'left' | 'center' | 'right' = 'left') =>
  align === 'left' ? 0 : align === 'right' ? spare : spare / 2

const held = (strip: Strip): Strip => ({ ...strip, holds: true })
