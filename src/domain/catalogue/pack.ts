import * as z from 'zod'
import { choice, line, optionalLine, optionalText, several, version } from '#domain/fields.ts'
import { amountTyped, parseAmount } from './hours.ts'
import { madeId } from './programme.ts'

export const packKinds = ['pack', 'path'] as const

const mostLevels = 20

/** Each programme once, in order; lines left empty are none. */
const levels = () =>
  several()
    .transform((ids) => ids.filter((id) => id !== ''))
    .pipe(
      z
        .array(z.string().max(40, { error: 'choice' }))
        .min(1, { error: 'no_level' })
        .max(mostLevels, { error: 'too_long' })
        .refine((ids) => new Set(ids).size === ids.length, { error: 'no_level' }),
    )

const input = z.strictObject({
  title: line(160),
  kind: choice(packKinds),
  description: optionalText(4000),
  price: optionalLine(16).refine((text) => text === '' || parseAmount(text) !== null, { error: 'number' }),
  level: levels(),
})

export const NewPack = input.extend({ id: madeId() })
export const PackChange = input.extend({ version: version() })
export type PackInput = z.output<typeof input>

export const PackEnd = z.strictObject({ version: version() })

export const priceTyped = (cents: number): string => (cents === 0 ? '' : amountTyped(cents))
