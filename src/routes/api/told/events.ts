import * as z from 'zod'
import { publicKinds } from '#domain/exchange/public-events.ts'
import { paths } from '#paths.ts'
import type { Described } from './operation.ts'
import { id, instant } from './shapes.ts'

export const EventTold = z.strictObject({
  seq: z.int().min(1).describe('The place of the event in the history: the next page begins after it.'),
  event: id('01kay3q8m2v5n7p9r1t3w5x7z9'),
  type: z.enum(publicKinds),
  timestamp: instant(),
  data: z
    .looseObject({ id: z.string(), site: z.string().optional() })
    .describe('What it happened to; the same words as in a webhook.'),
})
export type EventTold = z.output<typeof EventTold>

export const EventsTold = z.strictObject({
  items: z.array(EventTold),
  last: z.int().min(0).describe('The last number looked at: ask again later with `after` set to it.'),
  next: z.string().nullable().describe('The address of the following page, also in the Link header; null at the end.'),
})

export const events: Described = {
  schemas: { Event: EventTold, EventPage: EventsTold },
  operations: [
    {
      ...{ method: 'GET', path: paths.api.events, scope: 'events:read', id: 'followEvents' },
      summary: 'What happened, oldest first. A page may be empty and others follow: go on until `next` is null.',
      parameters: [{ name: 'after', in: 'query', description: 'The last number that was looked at.', example: '0' }],
      answers: { 200: 'EventPage' },
    },
  ],
}
