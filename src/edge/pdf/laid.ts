import type { Block } from './blocks.ts'
import type { Faces } from './face.ts'
import { lately } from './lately.ts'
import { type Drawn, type Tag, tag } from './pen.ts'
import type { Paper, Strip } from './strips.ts'
import { stripsOf } from './strips-of.ts'

type Laid = { faces: Faces; width: number; strips: readonly Strip[]; parts: readonly Tag[]; isAgain: boolean }

/** The bands of a paper, from top to bottom, and in the tree the parts of the text that they belong to. */
export function laidOut(paper: Paper, blocks: readonly Block[], width: number, tree: Tag): Strip[] {
  const met = new Set<Block>()
  return blocks.flatMap((block) => {
    const { strips, parts } = met.has(block) ? freshly(paper, block, width) : laid(paper, block, width)
    met.add(block)
    tree.kids.push(...parts)
    return strips
  })
}

/** A block that is the very one of the paper before is set once, and drawn once where it stays. */
function laid(paper: Paper, block: Block, width: number): Laid {
  const known = latest.get(block)
  const isKnown = known?.faces === paper.faces && known.width === width
  if (isKnown && known.isAgain) return known
  const made = isKnown
    ? { ...known, strips: known.strips.map(remembering), isAgain: true }
    : freshly(paper, block, width)
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

export function remembering(strip: Strip): Strip {
  if (strip.gap) return strip
  let last: Drawn | undefined
  return {
    ...strip,
    draw(pen, x, y) {
      last = pen.again(last, x, y, strip.draw)
    },
  }
}
