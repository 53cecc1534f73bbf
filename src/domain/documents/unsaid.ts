import type { Block } from '#edge/pdf/blocks.ts'
import { kindOf, type PaperKindName } from './kinds.ts'
import type { Name, Said } from './names.ts'
import type { Field } from './paper-kind.ts'

/**
 * What must be said, is known, and is nowhere in these blocks: words of one's own may have left it out. What stands around
 * every page (who writes, under which declaration, which number) needs no block.
 */
export function unsaid(kind: PaperKindName, { values }: Said, blocks: readonly Block[]): Field[] {
  const text = flat(stringsIn(blocks).join(''))
  const isSaid = (phrase: string) => text.includes(flat(phrase))
  const isTold = (name: Name) => isAround(name) || (values[name] ?? '').split(between).every(isSaid)
  return kindOf(kind).fields.filter(({ needs = [], says }) => !needs.every(isTold) || (says && !isSaid(says)))
}

const isAround = (name: Name): boolean =>
  name.startsWith('organisation.') || name === 'paper.number' || name === 'mention.region'

/** A value that is a list is said item by item. */
const between = /\s*[;,]\s|\n/

function stringsIn(thing: unknown): string[] {
  if (typeof thing === 'string') return [thing]
  return typeof thing === 'object' && thing !== null ? Object.values(thing).flatMap(stringsIn) : []
}

/** Without the spaces, the capitals and the apostrophes that typography lays out as it likes. */
const flat = (text: string): string => text.toLowerCase().replaceAll(/\s+/gu, '').replaceAll("'", '’')
