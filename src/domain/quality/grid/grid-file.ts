import * as z from 'zod'
import { line, ticked } from '#domain/fields.ts'
import { highestIndicator } from './own-grids.ts'

const gradings = ['gradable', 'major', 'unknown'] as const

export const GridCorrectionInput = z.strictObject({
  title: line(240),
  grading: z.enum(gradings, { error: 'choice' }),
  isAdapted: ticked(),
  version: z.coerce.number({ error: 'number' }).int({ error: 'number' }).min(0, { error: 'number' }),
})
export type GridCorrectionInput = z.output<typeof GridCorrectionInput>

const indicator = z.strictObject({
  number: z.int().min(1).max(highestIndicator),
  criterion: z.int().min(1).max(9),
  title: z.string().trim().min(1).max(240),
  categories: z
    .array(z.enum(['AF', 'BC', 'VAE', 'CFA']))
    .min(1)
    .max(4),
  condition: z.enum(['certifying', 'alternating', 'workplace', 'subcontracting']).nullable(),
  grading: z.enum(gradings),
  isAdapted: z.boolean(),
  subcontracted: z.enum(['principal', 'case_by_case', 'own_rule']).nullable(),
})

const gridFile = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9.-]{1,20}$/),
  from: z.iso.date(),
  isProvisional: z.boolean(),
  indicators: z
    .array(indicator)
    .min(1)
    .max(highestIndicator)
    .refine((some) => new Set(some.map(({ number }) => number)).size === some.length),
})
export type GridFile = z.output<typeof gridFile>

const largest = 40_000

export const GridInput = z.strictObject({
  grid: z.string({ error: 'required' }).trim().min(1, { error: 'required' }).max(largest, { error: 'too_long' }),
})

/** A grid as it is written in a file, or nothing when it cannot be one. */
export function gridFileOf(text: string): GridFile | null {
  try {
    const read = gridFile.safeParse(JSON.parse(text))
    return read.success ? read.data : null
  } catch {
    return null
  }
}
