import type { PdfOptions } from './blocks.ts'
import type { Drawn } from './document.ts'
import type { Page, Tag } from './pen.ts'

type Paper = { drawn: Drawn; options: PdfOptions }

/** Whether all that is written in the front of two papers is the same: all but what their pages say. */
export function isLike(one: Paper, two: Paper): boolean {
  const twins = new Map<Tag, Tag>()
  return (
    isSaidAlike(one.options, two.options) &&
    one.drawn.width === two.drawn.width &&
    one.drawn.height === two.drawn.height &&
    isSame([...one.drawn.images].flat(), [...two.drawn.images].flat()) &&
    isBuiltAlike(one.drawn.tree, two.drawn.tree, twins) &&
    one.drawn.pages.length === two.drawn.pages.length &&
    one.drawn.pages.every((page, at) => isMarkedAlike(page, two.drawn.pages[at], twins))
  )
}

const isSaidAlike = (one: PdfOptions, two: PdfOptions): boolean =>
  one.title === two.title && one.language === two.language && one.at === two.at && one.organisation === two.organisation

/** Papers of a batch share most of their parts: these are not looked into. */
function isBuiltAlike(one: Tag, two: Tag | undefined, twins: Map<Tag, Tag>): boolean {
  if (one === two) return true
  if (!two) return false
  twins.set(one, two)
  return (
    one.name === two.name &&
    one.label === two.label &&
    one.scope === two.scope &&
    one.kids.length === two.kids.length &&
    one.kids.every((kid, at) => isBuiltAlike(kid, two.kids[at], twins))
  )
}

const isMarkedAlike = (one: Page, two: Page | undefined, twins: ReadonlyMap<Tag, Tag>): boolean =>
  two !== undefined &&
  one.marks.length === two.marks.length &&
  one.marks.every((part, at) => (twins.get(part) ?? part) === two.marks[at]) &&
  isSame([...one.images], [...two.images]) &&
  one.faces.size === two.faces.size &&
  [...one.faces].every(([face, isWide]) => two.faces.get(face) === isWide)

export const isSame = (one: readonly unknown[], two: readonly unknown[]): boolean =>
  one.length === two.length && one.every((each, at) => each === two[at])
