import * as z from 'zod'
import { type Kind, kinds } from '#edge/files/kinds.ts'
import { id, instant } from './shapes.ts'

export const FileTold = z.strictObject({
  id: id('rules'),
  name: z.string(),
  kind: z.enum(Object.keys(kinds) as [Kind, ...Kind[]]),
  bytes: z.int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  version: z.int().min(1),
  state: z
    .enum(['waiting', 'ready', 'refused'])
    .describe('A file waits until it has been looked into; its content is there once it is ready.'),
  addedAt: instant(),
})
export type FileTold = z.output<typeof FileTold>
