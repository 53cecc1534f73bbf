import * as z from 'zod'
import { optionalText } from '#domain/fields.ts'
import type { Name } from './names.ts'

/** What papers repeat of the organisation and that is written nowhere else. `proposed` is ours until they say otherwise. */
export const mentionNames = [
  'signatory',
  'region',
  'contact',
  'handicap',
  'payment',
  'cancellation',
  'mediator',
  'vat',
  'vatNote',
  'report',
  'rulesLink',
  'dispute',
] as const
export type MentionName = (typeof mentionNames)[number]
export type Mentions = Readonly<Partial<Record<MentionName, string>>>

const text = () => optionalText(1000)

export const MentionsInput = z.strictObject({
  signatory: text(),
  region: text(),
  contact: text(),
  handicap: text(),
  payment: text(),
  cancellation: text(),
  mediator: text(),
  vat: text(),
  vatNote: text(),
  report: text(),
  rulesLink: text(),
  dispute: text(),
  version: z.coerce.number({ error: 'number' }).int({ error: 'number' }).min(0, { error: 'number' }),
})
export type MentionsInput = z.output<typeof MentionsInput>

export function readMentions(json: string | undefined): Mentions {
  const known: unknown = JSON.parse(json ?? '{}')
  const pairs = Object.entries(known as Record<string, unknown>)
  return Object.fromEntries(pairs.filter(([name, said]) => isMention(name) && typeof said === 'string'))
}

/** The name of a mention inside a name of a value, when it is one. */
export function mentionIn(name: Name): MentionName | null {
  const [room, rest] = name.split('.')
  return room === 'mention' && rest && isMention(rest) ? rest : null
}

const isMention = (name: string): name is MentionName => (mentionNames as readonly string[]).includes(name)
