import * as z from 'zod'
import { optionalDay, several, ticked } from '#domain/fields.ts'
import type { Profile } from '#domain/quality/grid/applicability.ts'
import type { AuditType } from '#domain/quality/grid/findings.ts'
import type { ActionCategory } from '#domain/quality/statement/facts.ts'

export const actionCategories = ['AF', 'BC', 'VAE', 'CFA'] as const satisfies readonly ActionCategory[]
export const auditTypes = ['initial', 'surveillance', 'renewal'] as const satisfies readonly AuditType[]

export const GridProfileInput = z.strictObject({
  categories: several().pipe(z.array(z.enum(actionCategories, { error: 'choice' })).min(1, { error: 'required' })),
  certifying: ticked(),
  alternating: ticked(),
  workplace: ticked(),
  subcontracting: ticked(),
  isOnlySubcontractor: ticked(),
  isNewEntrant: ticked(),
  isRecognised: ticked(),
  newCategories: several().pipe(z.array(z.enum(actionCategories, { error: 'choice' }))),
  certifiedOn: optionalDay(),
  auditOn: optionalDay(),
  auditType: z.enum(auditTypes, { error: 'choice' }),
  /** Nought until it has been described. */
  version: z.coerce.number({ error: 'number' }).int({ error: 'number' }).min(0, { error: 'number' }),
})
export type GridProfileInput = z.output<typeof GridProfileInput>

/** What the grid asks of it, as it is kept; until somebody has said anything, training actions and nothing more. */
export type KeptProfile = {
  categories: string
  certifying: number
  alternating: number
  workplace: number
  subcontracting: number
  isOnlySubcontractor: number
  isNewEntrant: number
  isRecognised: number
  newCategories: string
}

export function profileOf(kept: KeptProfile | undefined): Profile {
  const categories = categoriesIn(kept?.categories)
  return {
    categories: categories.length > 0 ? categories : ['AF'],
    certifying: kept?.certifying === 1,
    alternating: kept?.alternating === 1,
    workplace: kept?.workplace === 1,
    subcontracting: kept?.subcontracting === 1,
    isOnlySubcontractor: kept?.isOnlySubcontractor === 1,
    isNewEntrant: kept?.isNewEntrant === 1,
    isRecognised: kept?.isRecognised === 1,
    newCategories: categoriesIn(kept?.newCategories),
  }
}

const categoriesIn = (text = ''): readonly ActionCategory[] =>
  actionCategories.filter((category) => text.split(' ').includes(category))

export const auditTypeOf = (text: string | undefined): AuditType =>
  auditTypes.find((type) => type === text) ?? 'initial'
