import * as z from 'zod'
import type { Block, PdfOptions } from '#edge/pdf/blocks.ts'
import type { Asked } from './source.ts'

/** A paper as it is kept: its blocks and what stands around them, from which its page and its PDF are made again alike. */
export type PaperBody = { blocks: readonly Block[]; options: Omit<PdfOptions, 'images'> | null; asked: Asked }

const paperBody = z.object({
  blocks: z.array(z.looseObject({ kind: z.string() })),
  options: z.looseObject({ title: z.string() }).nullable().default(null),
  /** What was asked when it was issued: a correction says it again. */
  asked: z.record(z.string(), z.string()).default({}),
})

/** Written by us alone, block by block: only its outline is looked at. */
export function readBody(json: string): PaperBody {
  return paperBody.parse(JSON.parse(json)) as unknown as PaperBody
}
