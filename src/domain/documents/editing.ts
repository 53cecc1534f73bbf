import { type BlockKind, blockKinds, mostBlocks, type TemplateBlock } from './template.ts'

/** What a button beside a block asks for: `up-3`, `down-3`, `remove-3`, `add-3`. Anything else leaves the blocks as they are. */
export function edited(blocks: readonly TemplateBlock[], asked: string): TemplateBlock[] {
  const [verb, rank] = asked.split('-')
  const at = Number(rank)
  const all = [...blocks]
  if (!Number.isInteger(at) || at < 0 || at > all.length) return all
  if (verb === 'remove') all.splice(at, 1)
  if (verb === 'add' && all.length < mostBlocks) all.splice(at + 1, 0, emptyBlock)
  if (verb === 'up' && at > 0) all.splice(at - 1, 0, ...all.splice(at, 1))
  if (verb === 'down') all.splice(at + 1, 0, ...all.splice(at, 1))
  return all
}

const emptyBlock: TemplateBlock = { kind: 'paragraph', text: '', when: '', each: '', group: '' }

type Typed = ReadonlyMap<string, string | readonly string[]>

/** The blocks of the form as it was sent: fields of one name in the order of the blocks. */
export function blocksIn(typed: Typed): TemplateBlock[] {
  const all = (name: string): readonly string[] => [typed.get(name) ?? []].flat()
  const [kinds, whens, eaches, groups] = [all('kind'), all('when'), all('each'), all('group')]
  return kinds.slice(0, mostBlocks).map((kind, at) => ({
    kind: isBlockKind(kind) ? kind : 'paragraph',
    text: [typed.get(`text_${at}`) ?? ''].flat().join('\n').replaceAll('\r\n', '\n').trim(),
    when: whens[at] ?? '',
    each: eaches[at] ?? '',
    group: groups[at] ?? '',
  }))
}

const isBlockKind = (text: string): text is BlockKind => (blockKinds as readonly string[]).includes(text)
