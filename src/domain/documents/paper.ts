import type { Block } from '#edge/pdf/blocks.ts'
import { compose } from './compose.ts'
import { kindOf, type PaperKindName } from './kinds.ts'
import { type MentionName, mentionIn } from './mentions.ts'
import type { Said } from './names.ts'
import type { Field } from './paper-kind.ts'
import type { TemplateBody } from './template.ts'

/** What must be said and is not known yet. */
export function missing(kind: PaperKindName, { values }: Said): Field[] {
  return kindOf(kind).fields.filter(({ needs = [] }) => needs.some((name) => (values[name] ?? '').trim() === ''))
}

/** Among what is missing, what may be written on the spot: the organisation's own mentions, and what is asked for each paper. */
export function wanted(kind: PaperKindName, { values }: Said): { mentions: MentionName[]; asked: string[] } {
  const names = missing(kind, { values, lists: {} }).flatMap(({ needs = [] }) => needs)
  const absent = [...new Set(names)].filter((name) => (values[name] ?? '').trim() === '')
  return {
    mentions: absent.flatMap((name) => mentionIn(name) ?? []),
    asked: absent.flatMap((name) => (name.startsWith('asked.') ? name.slice('asked.'.length) : [])),
  }
}

/** What is asked at the time of issue, whether it is missing or not. */
export function askedOf(kind: PaperKindName): string[] {
  const names = kindOf(kind).fields.flatMap(({ needs = [], asks = [] }) => [...needs, ...asks])
  return [...new Set(names.flatMap((name) => (name.startsWith('asked.') ? [name.slice('asked.'.length)] : [])))]
}

export const numberOf = (kind: PaperKindName, year: number, rank: number): string =>
  `${kindOf(kind).prefix}-${year}-${String(rank).padStart(4, '0')}`

type Templates = (kind: PaperKindName) => TemplateBody

/** The blocks of a paper, then those of its annexes, each from its own page. */
export function blocksOf(
  kind: PaperKindName,
  templates: Templates,
  said: Said,
  typeset: (text: string) => string,
): Block[] {
  const { blocks, annexes } = templates(kind)
  const own = compose(blocks, said, typeset)
  const others = annexes
    .filter((annex) => annex !== kind)
    .flatMap((annex): Block[] => [{ kind: 'break' }, ...compose(templates(annex).blocks, said, typeset)])
  return [...own, ...others]
}

export type PaperState = 'voided' | 'signed' | 'sent' | 'issued'

export function stateOfPaper(paper: {
  voidedAt: number | null
  signedAt?: number | null
  sentAt: number | null
}): PaperState {
  if (paper.voidedAt !== null) return 'voided'
  if (paper.signedAt) return 'signed'
  return paper.sentAt === null ? 'issued' : 'sent'
}
