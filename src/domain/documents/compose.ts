import { parseTemplate } from '#domain/messages/template.ts'
import type { Block, Rich, Run } from '#edge/pdf/blocks.ts'
import { isListName, type Name, type Said } from './names.ts'
import { mayName, type TemplateBlock } from './template.ts'

type Item = Readonly<Record<string, string>>
type Context = { said: Said; item: Item; typeset: (text: string) => string }

/**
 * A template with its values: blocks to print. What a value holds is never read again; what ends up saying nothing is left out.
 */
export function compose(blocks: readonly TemplateBlock[], said: Said, typeset: (text: string) => string): Block[] {
  const made: Block[] = []
  for (const group of groupsOf(blocks)) {
    const rounds = group[0]?.group ? itemsOf(said, group[0].group, 'group') : alone
    for (const item of rounds) for (const block of group) made.push(...composed(block, { said, item, typeset }))
  }
  return made
}

const alone: readonly Item[] = [{}]

function groupsOf(blocks: readonly TemplateBlock[]): readonly TemplateBlock[][] {
  const known = grouped.get(blocks)
  if (known) return known
  const groups: TemplateBlock[][] = []
  grouped.set(blocks, groups)
  for (const block of blocks) {
    const last = groups.at(-1)
    if (block.group && last?.[0]?.group === block.group) last.push(block)
    else groups.push([block])
  }
  return groups
}

const grouped = new WeakMap<readonly TemplateBlock[], TemplateBlock[][]>()

function itemsOf(said: Said, list: string, prefix: string): Item[] {
  const items = isListName(list) ? (said.lists[list] ?? []) : []
  return items.map((item) =>
    Object.fromEntries(Object.entries(item).map(([key, value]) => [`${prefix}.${key}`, value])),
  )
}

type Known = { values: readonly string[]; typeset: Context['typeset']; blocks: Block[] }

/** Papers of a batch differ by a few values: a block that names none of those is the same one from one paper to the next. */
function composed(block: TemplateBlock, context: Context): Block[] {
  if (block.each || block.group) return freshly(block, context)
  const names = namesIn(block)
  const saying = (name: Name) => context.said.values[name] ?? ''
  const known = latest.get(block)
  const isSame = known?.typeset === context.typeset && names.every((name, at) => saying(name) === known.values[at])
  if (isSame) return known.blocks
  const blocks = freshly(block, context)
  latest.set(block, { values: names.map(saying), typeset: context.typeset, blocks })
  return blocks
}

const latest = new WeakMap<TemplateBlock, Known>()

function namesIn(block: TemplateBlock): readonly Name[] {
  const known = named.get(block)
  if (known) return known
  const found = [...block.text.matchAll(/\{\{(.*?)\}\}/gs)].map(([, name = '']) => name.trim())
  const names = [...found, block.when.replace(/^!/, '')] as Name[]
  named.set(block, names)
  return names
}

const named = new WeakMap<TemplateBlock, readonly Name[]>()

function freshly(block: TemplateBlock, context: Context): Block[] {
  if (!holds(block.when, context)) return []
  const rounds = block.each ? itemsOf(context.said, block.each, 'item') : [{}]
  const inRound = (item: Item): Context => ({ ...context, item: { ...context.item, ...item } })
  const lines = block.text.split('\n').filter((line) => line.trim() !== '')
  const repeated = (from: readonly string[]) =>
    rounds.flatMap((item) => from.map((line) => [line, inRound(item)] as const))

  switch (block.kind) {
    case 'title':
    case 'heading':
    case 'subheading':
      return rounds.flatMap((item) => headingOf(block, inRound(item)))
    case 'paragraph':
    case 'soft':
    case 'note':
      return rounds.flatMap((item) => paragraphOf(block, inRound(item)))
    case 'list':
    case 'numbered': {
      const items = repeated(lines).flatMap(([line, around]) => {
        const text = richOf(line, block, around)
        return isEmpty(text) ? [] : [text]
      })
      return items.length > 0 ? [{ kind: 'list', ordered: block.kind === 'numbered', items }] : []
    }
    case 'facts': {
      const facts = repeated(lines).flatMap(([line, around]) => {
        const [label = '', ...rest] = line.split('|')
        const value = richOf(rest.join('|').trim(), block, around)
        return isEmpty(value) ? [] : [{ label: filled(label.trim(), block, around), value }]
      })
      return facts.length > 0 ? [{ kind: 'facts', facts }] : []
    }
    case 'table':
      return tableOf(lines, block, context, repeated(lines.slice(1)))
    case 'signatures':
      return [
        {
          kind: 'signatures',
          boxes: repeated(lines).map(([line, around]) => {
            const [title = '', name = '', note = ''] = line.split('|').map((cell) => filled(cell.trim(), block, around))
            return { title, name, note }
          }),
        },
      ]
    case 'qr':
      return rounds.flatMap((item) => {
        const [text = '', label = ''] = block.text.split('|').map((cell) => filled(cell.trim(), block, inRound(item)))
        return text ? [{ kind: 'qr', text, label, align: 'right' } as const] : []
      })
    case 'rule':
      return [{ kind: 'rule' }]
    case 'break':
      return [{ kind: 'break' }]
  }
}

const levels = { title: 1, heading: 2, subheading: 3 } as const

function headingOf(block: TemplateBlock, context: Context): Block[] {
  const text = filled(block.text, block, context).trim()
  return text ? [{ kind: 'heading', level: levels[block.kind as keyof typeof levels], text }] : []
}

function paragraphOf(block: TemplateBlock, context: Context): Block[] {
  const text = richOf(block.text, block, context)
  const tone = block.kind === 'soft' || block.kind === 'note' ? block.kind : undefined
  return isEmpty(text) ? [] : [{ kind: 'paragraph', text, tone }]
}

/** The first line is its head; a cell whose title ends with > is set to the right. */
function tableOf(
  lines: readonly string[],
  block: TemplateBlock,
  context: Context,
  rows: readonly (readonly [string, Context])[],
): Block[] {
  const titles = cellsOf(lines[0] ?? '').map((cell) => filled(cell, block, context))
  const columns = titles.map((title) =>
    title.endsWith('>') ? { title: title.slice(0, -1).trim(), align: 'right' as const } : { title },
  )
  const shown = rows.map(([line, around]) =>
    cellsOf(line).map((cell) => (cell === '__' ? room : richOf(cell, block, around))),
  )
  return shown.length > 0 ? [{ kind: 'table', columns, rows: shown }] : []
}

/** A cell of two low lines is left to be written in by hand. */
const room = '\u00a0\n\u00a0'

const cellsOf = (line: string): string[] => line.split('|').map((cell) => cell.trim())

function holds(when: string, { said }: Context): boolean {
  if (when === '') return true
  const isThere = (said.values[when.replace(/^!/, '') as Name] ?? '') !== ''
  return when.startsWith('!') ? !isThere : isThere
}

/** **bold** and *italic* are read in the template, before its values come in. */
function richOf(text: string, block: TemplateBlock, context: Context): Rich {
  const runs: Run[] = text.split(/(\*\*[^*]+\*\*|\*[^*]+\*)/).flatMap((part) => {
    if (part === '') return []
    if (part.startsWith('**') && part.length > 4)
      return [{ text: filled(part.slice(2, -2), block, context), bold: true }]
    if (part.startsWith('*') && part.length > 2)
      return [{ text: filled(part.slice(1, -1), block, context), italic: true }]
    return [{ text: filled(part, block, context) }]
  })
  const [only] = runs
  return runs.length === 1 && only && !only.bold && !only.italic ? only.text : runs
}

function filled(text: string, block: TemplateBlock, { said, item, typeset }: Context): string {
  const parts = partsOf(text, block)
  if (!Array.isArray(parts)) return text
  // Spaces before a sign are set in the whole sentence: the sign may follow a value.
  return typeset(
    parts
      .map((part) => ('text' in part ? part.text : (item[part.name] ?? said.values[part.name as Name] ?? '')))
      .join(''),
  )
}

/** A template is read once, however many papers are made of it. */
function partsOf(text: string, block: TemplateBlock): ReturnType<typeof parseTemplate> {
  const texts = read.get(block) ?? new Map<string, ReturnType<typeof parseTemplate>>()
  const parts = texts.get(text) ?? parseTemplate(text, mayName(block))
  texts.set(text, parts)
  read.set(block, texts)
  return parts
}

const read = new WeakMap<TemplateBlock, Map<string, ReturnType<typeof parseTemplate>>>()

const isEmpty = (text: Rich): boolean =>
  (typeof text === 'string' ? text : text.map((run) => run.text).join('')).trim() === ''
