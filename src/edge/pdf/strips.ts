import type { Faces } from './face.ts'
import type { Pen, Tag } from './pen.ts'
import { ink } from './pen.ts'
import type { Line } from './wrap.ts'

/**
 * A band as wide as what it is in, never cut by the end of a page. `holds` keeps it with the next one; `again` is drawn on top of
 * a page that begins with it; a `gap` is left out there.
 */
export type Strip = {
  height: number
  draw: (pen: Pen, x: number, y: number) => void
  holds?: boolean
  again?: readonly Strip[]
  gap?: boolean
  ends?: boolean
}

export type Paper = { faces: Faces; images: ReadonlyMap<string, { width: number; height: number }> }

export const gap = (height: number): Strip => ({ height, draw: () => {}, gap: true })

export const leading = 1.34

/** One line of text. */
export function textStrip(line: Line, size: number, width: number, part: Tag, how: TextLook = {}): Strip {
  const height = size * leading
  return {
    height,
    holds: how.holds ?? false,
    draw: (pen, x, y) =>
      pen.as(part, () =>
        pen.line(line, x + spare(line, width, how.align), y + size * 1.02, size, how.colour ?? ink.text),
      ),
  }
}

export type TextLook = { align?: 'left' | 'center' | 'right' | undefined; colour?: string; holds?: boolean }

/** The first and last two lines of a paragraph stay together. */
export function lineStrips(
  lines: readonly Line[],
  size: number,
  width: number,
  part: Tag,
  how: TextLook = {},
): Strip[] {
  return lines.map((line, at) => {
    const isEdge = lines.length > 1 && (at === 0 || at === lines.length - 2)
    return textStrip(line, size, width, part, { ...how, holds: (how.holds ?? false) || isEdge })
  })
}

/** Several bands as one, when they must not part or stand side by side with others. */
export function stacked(strips: readonly Strip[]): { height: number; draw: Strip['draw'] } {
  return {
    height: strips.reduce((sum, strip) => sum + strip.height, 0),
    draw(pen, x, y) {
      let at = y
      for (const strip of strips) {
        strip.draw(pen, x, at)
        at += strip.height
      }
    },
  }
}

export function spare(line: Line, width: number, align: 'left' | 'center' | 'right' = 'left'): number {
  if (align === 'left') return 0
  return align === 'right' ? width - line.width : (width - line.width) / 2
}
