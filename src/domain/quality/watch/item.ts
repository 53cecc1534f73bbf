import * as z from 'zod'
import { choice, day, line, optionalText, optionalUrl, several } from '#domain/fields.ts'
import { themes } from './themes.ts'

export const itemKinds = ['link', 'note', 'file', 'meeting'] as const

/** Something met elsewhere than in a feed. */
export const WatchItemInput = z.strictObject({
  id: z.string({ error: 'unreadable' }).regex(/^[0-9a-z]{26}$/, { error: 'unreadable' }),
  kind: choice(itemKinds),
  title: line(300),
  theme: choice(themes),
  happenedOn: day(),
  address: optionalUrl(),
  summary: optionalText(4000),
})
export type WatchItemInput = z.output<typeof WatchItemInput>

export const WatchTriageInput = z.strictObject({ verdict: choice(['new', 'kept', 'aside']) })
export type Verdict = z.output<typeof WatchTriageInput>['verdict']

const numbers = several().pipe(
  z
    .array(z.string().regex(/^\d{1,2}$/, { error: 'choice' }))
    .min(1, { error: 'choice' })
    .max(33, { error: 'choice' }),
)

/** Read, and what it changed. */
export const WatchUseInput = z.strictObject({
  changed: line(2000),
  indicators: numbers,
  programmes: several().pipe(z.array(z.string().max(40)).max(50, { error: 'choice' })),
  decidedOn: day(),
})
export type WatchUseInput = z.output<typeof WatchUseInput>

export type ItemState = { state: string }

/** What has changed something stays where it was filed: it proves it. */
export const refuseTriage = ({ state }: ItemState): 'watch_item_used' | null =>
  state === 'used' ? 'watch_item_used' : null
