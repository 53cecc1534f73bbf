import { type FaceName, type Faces, writtenIn } from './face.ts'
import { ascii, hexOf, number } from './file.ts'
import type { Code } from './qr.ts'
import type { Line, Told } from './wrap.ts'

/** A piece of what a paper says, as readers that speak find it: a title, a paragraph, a cell. */
export type Tag = { name: string; kids: Tag[]; label?: string | undefined; scope?: 'Column' | undefined }

/**
 * `marks` are the parts that its marks belong to, in their order; `content` is what it alone says, and what others say too;
 * `faces` are those it is written in, and whether the usual letters were not enough.
 */
export type Page = { marks: Tag[]; content: (string | Shared)[]; images: Set<string>; faces: Map<FaceName, boolean> }

/** What several pages say in the same place: written once. */
export type Shared = { page: Page; bytes: Uint8Array<ArrayBuffer> }

/** `apart` is to be copied: what `draw` draws from the next mark on. */
export type Pen = ReturnType<typeof handOn> & { apart(draw: (pen: Pen) => void): Shared }

export const blankPage = (): Page => ({ marks: [], content: [], images: new Set(), faces: new Map() })

export const tag = (name: string, parent?: Tag): Tag => {
  const made: Tag = { name, kids: [] }
  parent?.kids.push(made)
  return made
}

export const ink = { text: '0.13 0.15 0.14', soft: '0.4 0.43 0.41', line: '0.8 0.82 0.8', head: '0.95 0.96 0.95' }

/** Draws on one page, whose origin is at its top left corner; `first` is the number of its first mark. */
export function penOn(page: Page, height: number, faces: Faces, first = 0): Pen {
  const hand = handOn(page, height, faces, first)
  return {
    ...hand,
    apart(draw) {
      const own = blankPage()
      draw(penOn(own, height, faces, hand.next()))
      return { page: own, bytes: ascii(own.content.join('')) }
    },
  }
}

function handOn(page: Page, height: number, faces: Faces, first: number) {
  const put = (operation: string) => {
    const last = page.content.length - 1
    const before = page.content[last]
    if (typeof before === 'string') page.content[last] = `${before}${operation}\n`
    else page.content.push(`${operation}\n`)
  }
  const use = (face: FaceName, isWide: boolean) => {
    if (isWide || !page.faces.has(face)) page.faces.set(face, isWide || page.faces.get(face) === true)
  }
  return {
    /** The number of its next mark. */
    next: () => first + page.marks.length,
    /** What `draw` draws belongs to this part of the text; to none, it is but decoration. */
    as(part: Tag | null, draw: () => void) {
      if (!part) put('/Artifact BMC')
      else {
        put(`/${part.name} <</MCID ${first + page.marks.length}>> BDC`)
        page.marks.push(part)
      }
      draw()
      put('EMC')
    },
    /** What was drawn elsewhere, as it was. */
    copy(shared: Shared) {
      if (shared.bytes.length > 0) page.content.push(shared)
      for (const part of shared.page.marks) page.marks.push(part)
      for (const name of shared.page.images) page.images.add(name)
      for (const [face, isWide] of shared.page.faces) use(face, isWide)
    },
    line(line: Line, x: number, baseline: number, size: number, colour: string = ink.text) {
      if (line.pieces.length === 0) return
      const begins = `BT ${colour} rg 1 0 0 1 ${number(x)} ${number(height - baseline)} Tm\n`
      const { operations, uses } = told(faces, line, size)
      for (const { face, isWide } of uses) use(face, isWide)
      put(`${begins}${operations}ET`)
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
    /** A code to scan, as wide as high: a mask of one bit a module. */
    code({ size, rows }: Code, x: number, y: number, side: number) {
      put(`q 0 0 0 rg ${number(side)} 0 0 ${number(side)} ${number(x)} ${number(height - y - side)} cm`)
      put(`BI /W ${size} /H ${size} /BPC 1 /IM true /D [1 0] /F /AHx ID ${hexOf(rows)}> EI Q`)
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
  }
}

/** Papers say the same lines again and again: what shows them is written once. */
function told(faces: Faces, line: Line, size: number): Told {
  if (line.told?.size === size) return line.told
  let operations = ''
  const uses = line.pieces.map(({ face, text }) => {
    const { hex, isWide } = writtenIn(faces[face], text)
    operations += `/${face} ${number(size)} Tf <${hex}> Tj\n`
    return { face, isWide }
  })
  line.told = { size, operations, uses }
  return line.told
}
