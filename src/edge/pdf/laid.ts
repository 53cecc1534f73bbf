import type { Block } from './blocks.ts'
import type { Faces } from './face.ts'
import { lately } from './lately.ts'
import { type Tag, tag } from './pen.ts'
import type { Paper, Strip } from './strips.ts'
import { stripsOf } from './strips-of.ts'

/** The bands of a block, and the parts of the text that they belong to; again when they are those of a paper before. */
export type Laid = { faces: Faces; width: number; strips: readonly Strip[]; parts: readonly Tag[]; isAgain: boolean }

/** The blocks of a paper from top to bottom, and in the tree what they say. */
export function laidOut(paper: Paper, blocks: readonly Block[], width: number, tree: Tag): Laid[] {
  const met = new Set<Block>()
  return blocks.map((block) => {
    const made = met.has(block) ? freshly(paper, block, width) : laid(paper, block, width)
    met.add(block)
    tree.kids.push(...made.parts)
    return made
  })
}

/** A block that is the very one of the paper before is set once. */
function laid(paper: Paper, block: Block, width: number): Laid {
  const known = latest.get(block)
  const isKnown = known?.faces === paper.faces && known.width === width
  if (isKnown && known.isAgain) return known
  const made = isKnown ? { ...known, isAgain: true } : freshly(paper, block, width)
  if (!holdsPictures(block)) latest.set(block, made)
  return made
}

const latest = lately<Block, Laid>(100)

function freshly(paper: Paper, block: Block, width: number): Laid {
  const within = tag('Part')
  const strips = stripsOf(paper, [block], width, within)
  return { faces: paper.faces, width, strips, parts: within.kids, isAgain: false }
}

/** Its pictures are those of one paper. */
const holdsPictures = ({ kind }: Block) => kind === 'image' || kind === 'columns'
