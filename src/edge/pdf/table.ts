import { type Block, type Column, plainOf, type Rich } from './blocks.ts'
import { widthOf } from './face.ts'
import { ink, type Tag, tag } from './pen.ts'
import { gap, leading, type Paper, type Strip, spare } from './strips.ts'
import { type Line, wrap } from './wrap.ts'

const size = 9
const pad = 4
/** A row taller than this goes on as another one: no page has to hold it whole. */
const mostLines = 24

/** Rows one under the other, and the head again on top of every page. No row is ever lost or cut. */
export function tableStrips(paper: Paper, block: Block & { kind: 'table' }, width: number, parent: Tag): Strip[] {
  const whole = tag('Table', parent)
  const columns = placed(paper, block, width)
  const titled = block.columns.some(({ title }) => title !== '')
  const titles = block.columns.map(({ title }): Rich => [{ text: title, bold: true }])
  const head = titled ? rowStrips(paper, columns, titles, tag('TR', whole), 'TH') : []
  const again = titled ? rowStrips(paper, columns, titles, null, 'TH') : []
  const rows = block.rows.flatMap((row) => rowStrips(paper, columns, row, tag('TR', whole), 'TD'))
  return [...head.map((strip) => ({ ...strip, holds: true })), ...rows.map((strip) => ({ ...strip, again })), gap(8)]
}

type Placed = { x: number; width: number; align: Column['align'] }

function rowStrips(
  { faces }: Paper,
  columns: readonly Placed[],
  row: readonly Rich[],
  parent: Tag | null,
  name: string,
): Strip[] {
  const cells = columns.map(({ width }, at) => wrap(faces, row[at] ?? '', size, Math.max(width - 2 * pad, size)))
  const parts = columns.map(() => (parent ? cellTag(name, parent) : null))
  const tallest = Math.max(1, ...cells.map((lines) => lines.length))
  return Array.from({ length: Math.ceil(tallest / mostLines) }, (_, chunk) => {
    const from = chunk * mostLines
    const shown = cells.map((lines) => lines.slice(from, from + mostLines))
    const isEnd = from + mostLines >= tallest
    return rowStrip(columns, shown, parts, { isHead: name === 'TH', isEnd })
  })
}

function rowStrip(
  columns: readonly Placed[],
  cells: readonly (readonly Line[])[],
  parts: readonly (Tag | null)[],
  { isHead, isEnd }: { isHead: boolean; isEnd: boolean },
): Strip {
  const lines = Math.max(1, ...cells.map((cell) => cell.length))
  const height = lines * size * leading + 2 * pad
  const last = columns.at(-1)
  const wide = last ? last.x + last.width : 0
  return {
    height,
    draw(pen, x, y) {
      pen.as(null, () => {
        if (isHead) pen.rectangle(x, y, wide, height, ink.head)
        if (isEnd) pen.rule(x, y + height, wide)
      })
      columns.forEach((column, at) => {
        const inside = column.width - 2 * pad
        pen.as(parts[at] ?? null, () => {
          for (const [nth, line] of (cells[at] ?? []).entries()) {
            const left = x + column.x + pad + spare(line, inside, column.align)
            pen.line(line, left, y + pad + nth * size * leading + size * 1.02, size)
          }
        })
      })
    },
  }
}

function cellTag(name: string, parent: Tag): Tag {
  const cell = tag(name, parent)
  if (name === 'TH') cell.scope = 'Column'
  return cell
}

/** Shares where they are said; elsewhere, by what the cells hold. */
function placed(paper: Paper, block: Block & { kind: 'table' }, width: number): Placed[] {
  const wanted = block.columns.map(({ share }, at) => share ?? shareOf(paper, block, at))
  const sum = wanted.reduce((total, share) => total + share, 0) || 1
  let x = 0
  return block.columns.map(({ align }, at) => {
    const own = (width * (wanted[at] ?? 1)) / sum
    const column = { x, width: own, align }
    x += own
    return column
  })
}

/** The square root keeps a long sentence from starving its neighbours. */
function shareOf({ faces }: Paper, { columns, rows }: Block & { kind: 'table' }, at: number): number {
  const texts = [columns[at]?.title ?? '', ...rows.slice(0, 50).map((row) => plainOf(row[at] ?? ''))]
  const widest = Math.max(...texts.map((text) => widthOf(faces.semibold, text.slice(0, 120), size)))
  return Math.sqrt(Math.max(widest, 12))
}
