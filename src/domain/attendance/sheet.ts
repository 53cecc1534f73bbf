import * as z from 'zod'
import { several } from '#domain/fields.ts'

/** What was ticked beside the photo: « slot person ». */
export const TicksInput = z.strictObject({ tick: several() })
export type TicksInput = z.output<typeof TicksInput>

const alphabet = '23456789abcdefghjkmnpqrstvwxyz'

/** Eight letters and digits that nobody confuses, read aloud or typed from paper. */
export const sheetCode = (secret: string): string =>
  [...secret]
    .slice(0, 8)
    .map((letter) => alphabet[letter.charCodeAt(0) % alphabet.length])
    .join('')

/** As it was typed: capitals, spaces and dashes say nothing. */
export const readSheetCode = (typed: string): string => typed.toLowerCase().replaceAll(/[^0-9a-z]/g, '')

export type Tick = { slotId: string; personId: string }

export function ticksOf(typed: readonly string[]): readonly Tick[] {
  return typed.flatMap((one) => {
    const [slotId, personId] = one.split(' ')
    return slotId && personId ? [{ slotId, personId }] : []
  })
}
