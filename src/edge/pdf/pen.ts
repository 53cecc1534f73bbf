import type { FaceName, Faces } from './face.ts'
import { number } from './file.ts'
import { type Line, written } from './wrap.ts'

/** A piece of what a paper says, as readers that speak find it: a title, a paragraph, a cell. */
export type Tag = { name: string; kids: (Tag | Mark)[]; label?: string | undefined; scope?: 'Column' | undefined }
type Mark = { page: number; id: number }

/** `faces` are those it is written in, and whether the usual letters were not enough. */
export type Page = { marks: Tag[]; content: string; images: Set<string>; faces: Map<FaceName, boolean> }

export type Pen = ReturnType<typeof penOn>

export const tag = (name: string, parent?: Tag): Tag => {
  const made: Tag = { name, kids: [] }
  parent?.kids.push(made)
  return made
}

export const ink = { text: '0.13 0.15 0.14', soft: '0.4 0.43 0.41', line: '0.8 0.82 0.8', head: '0.95 0.96 0.95' }

/** Draws on one page, whose origin is at its top left corner. */
export function penOn(page: Page, at: number, height: number, faces: Faces) {
  const out: string[] = []
  const put = (operation: string) => out.push(operation)
  return {
    /** What `draw` draws belongs to this part of the text; to none, it is but decoration. */
    as(part: Tag | null, draw: () => void) {
      if (!part) put('/Artifact BMC')
      else {
        put(`/${part.name} <</MCID ${page.marks.length}>> BDC`)
        part.kids.push({ page: at, id: page.marks.length })
        page.marks.push(part)
      }
      draw()
      put('EMC')
    },
    line({ pieces }: Line, x: number, baseline: number, size: number, colour: string = ink.text) {
      if (pieces.length === 0) return
      put(`BT ${colour} rg 1 0 0 1 ${number(x)} ${number(height - baseline)} Tm`)
      for (const piece of pieces) {
        const { face } = piece
        const { hex, isWide } = written(faces, piece)
        if (isWide || !page.faces.has(face)) page.faces.set(face, isWide || page.faces.get(face) === true)
        put(`/${face} ${number(size)} Tf <${hex}> Tj`)
      }
      put('ET')
    },
    rectangle(x: number, y: number, w: number, h: number, colour: string) {
      put(`${colour} rg ${number(x)} ${number(height - y - h)} ${number(w)} ${number(h)} re f`)
    },
    frame(x: number, y: number, w: number, h: number) {
      put(`${ink.line} RG 0.6 w ${number(x)} ${number(height - y - h)} ${number(w)} ${number(h)} re S`)
    },
    rule(x: number, y: number, w: number) {
      put(`${ink.line} RG 0.6 w ${number(x)} ${number(height - y)} m ${number(x + w)} ${number(height - y)} l S`)
    },
    image(name: string, x: number, y: number, w: number, h: number) {
      page.images.add(name)
      put(`q ${number(w)} 0 0 ${number(h)} ${number(x)} ${number(height - y - h)} cm /${name} Do Q`)
    },
    /** Squares of one colour, `side` wide each. */
    squares(places: readonly (readonly [x: number, y: number, length: number])[], x: number, y: number, side: number) {
      put('0 0 0 rg')
      for (const [column, row, length] of places) {
        const bottom = height - y - (row + 1) * side
        put(`${fine(x + column * side)} ${fine(bottom)} ${fine(length * side)} ${fine(side)} re`)
      }
      put('f')
    },
    /** An ink drawing, of M and L alone, made to fit a frame. */
    drawing(strokes: readonly (readonly (readonly [number, number])[])[], x: number, y: number, w: number, h: number) {
      const points = strokes.flat()
      const left = Math.min(...points.map(([px]) => px))
      const top = Math.min(...points.map(([, py]) => py))
      const wide = Math.max(...points.map(([px]) => px)) - left
      const tall = Math.max(...points.map(([, py]) => py)) - top
      const scale = Math.min(w / Math.max(wide, 1), h / Math.max(tall, 1), 0.4)
      put(`${ink.text} RG 1.1 w 1 J 1 j`)
      for (const stroke of strokes) {
        stroke.forEach(([px, py], nth) => {
          put(`${number(x + (px - left) * scale)} ${number(height - y - (py - top) * scale)} ${nth === 0 ? 'm' : 'l'}`)
        })
        put('S')
      }
    },
    lift() {
      page.content = `${page.content}${out.join('\n')}\n`
    },
  }
}

const fine = (value: number): string => String(Math.round(value * 1000) / 1000)
