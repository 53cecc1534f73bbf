import * as z from 'zod'
import { parseTemplate } from '#domain/messages/template.ts'
import { type PaperKindName, paperKindNames } from './kinds.ts'
import { isListName, lists, names } from './names.ts'

/** A block of a template, as it is edited: what its text means depends on its kind. */
export const blockKinds = [
  'title',
  'heading',
  'subheading',
  'paragraph',
  'soft',
  'note',
  'list',
  'numbered',
  'facts',
  'table',
  'signatures',
  'qr',
  'rule',
  'break',
] as const
export type BlockKind = (typeof blockKinds)[number]

/**
 * `when` names a value that must be there, or must not (`!name`). `each` goes through a list: line by line where the block is
 * made of lines, else the whole block again. Blocks that follow one another with the same `group` are repeated together.
 */
export type TemplateBlock = { kind: BlockKind; text: string; when: string; each: string; group: string }

/** `annexes` are other papers, printed after this one. */
export type TemplateBody = { blocks: readonly TemplateBlock[]; annexes: readonly PaperKindName[] }

const templateBody = z.object({
  blocks: z.array(
    z.object({ kind: z.enum(blockKinds), text: z.string(), when: z.string(), each: z.string(), group: z.string() }),
  ),
  annexes: z.array(z.enum(paperKindNames)).default([]),
})

export const readTemplate = (json: string): TemplateBody => templateBody.parse(JSON.parse(json))

export type TemplateFault = {
  at: number
  refusal: 'placeholder_unknown' | 'placeholder_open' | 'condition_unknown' | 'list_unknown' | 'too_long'
  name: string
}

export const mostBlocks = 120
const longestText = 8000

/** Why a template may not be kept; null when it may. */
export function refuseTemplate(blocks: readonly TemplateBlock[]): TemplateFault | null {
  for (const [at, block] of blocks.entries()) {
    const { text, when, each, group } = block
    if (text.length > longestText || at >= mostBlocks) return { at, refusal: 'too_long', name: '' }
    if (when && !(names as readonly string[]).includes(when.replace(/^!/, ''))) {
      return { at, refusal: 'condition_unknown', name: when.slice(0, 40) }
    }
    for (const list of [each, group]) {
      if (list && !isListName(list)) return { at, refusal: 'list_unknown', name: list.slice(0, 40) }
    }
    const parsed = parseTemplate(text, mayName(block))
    if (!Array.isArray(parsed))
      return { at, refusal: parsed.refusal as 'placeholder_open', name: 'name' in parsed ? parsed.name : '' }
  }
  return null
}

/** What a block may name: everything, and what is said of each thing that it goes through. */
export function mayName({ each, group }: Pick<TemplateBlock, 'each' | 'group'>): readonly string[] {
  const inEach = isListName(each) ? lists[each] : []
  const inGroup = isListName(group) ? lists[group].map((name) => name.replace(/^item/, 'group')) : []
  return [...names, ...inEach, ...inGroup]
}
