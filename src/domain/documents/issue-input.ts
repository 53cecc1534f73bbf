import * as z from 'zod'
import { line, optionalLine, optionalText, ticked } from '#domain/fields.ts'
import { isPaperKind } from './kinds.ts'
import { type MentionName, type Mentions, mentionNames } from './mentions.ts'
import type { Asked } from './source.ts'

/** What is asked when a paper is issued, because nobody else knows it. */
export const askedNames = [
  'material',
  'fee',
  'missions',
  'trainerNda',
  'trainerQualifications',
  'buyerReference',
  'circumstances',
  'skills',
  'project',
  'steps',
  'observations',
  'results',
] as const
export type AskedName = (typeof askedNames)[number]

const text = () => optionalText(3000)

/** Each mention that is missing is written beside what is asked, and kept for the papers that follow. The id is made with the form. */
export const IssueInput = z.strictObject({
  kind: z.string({ error: 'choice' }).refine(isPaperKind, { error: 'choice' }),
  id: z
    .string({ error: 'unreadable' })
    .regex(/^[0-9a-z]{26}$/, { error: 'unreadable' })
    .optional(),
  for: optionalLine(60),
  send: ticked(),
  reason: optionalLine(300),
  asked_material: text(),
  asked_fee: text(),
  asked_missions: text(),
  asked_trainerNda: text(),
  asked_trainerQualifications: text(),
  asked_buyerReference: text(),
  asked_circumstances: text(),
  asked_skills: text(),
  asked_project: text(),
  asked_steps: text(),
  asked_observations: text(),
  asked_results: text(),
  mention_signatory: text(),
  mention_region: text(),
  mention_contact: text(),
  mention_handicap: text(),
  mention_payment: text(),
  mention_cancellation: text(),
  mention_mediator: text(),
  mention_vat: text(),
  mention_vatNote: text(),
  mention_report: text(),
  mention_rulesLink: text(),
  mention_dispute: text(),
})
export type IssueInput = z.output<typeof IssueInput>

export const SendInput = z.strictObject({ email: line(254).pipe(z.email({ error: 'email' })) })
export type SendInput = z.output<typeof SendInput>

type Typed = Readonly<Record<string, unknown>>

export const askedIn = (typed: Typed): Asked => picked(typed, 'asked', askedNames)
export const mentionsIn = (typed: Typed): Mentions =>
  picked(typed, 'mention', mentionNames) as Partial<Record<MentionName, string>>

function picked(typed: Typed, prefix: string, names: readonly string[]): Record<string, string> {
  const pairs = names.map((name) => [name, typed[`${prefix}_${name}`]] as const)
  return Object.fromEntries(
    pairs.flatMap(([name, said]) => (typeof said === 'string' && said.trim() ? [[name, said.trim()]] : [])),
  )
}
