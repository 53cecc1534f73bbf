import type { Context } from '#http/context.ts'
import { hasFeature } from '#http/features.ts'
import { NotThere } from '#http/refusals.ts'

/** An organisation may do without programs: nothing of theirs is shown then. */
export function refuseTurnedOff(c: Context): void {
  if (!hasFeature(c, 'api')) throw new NotThere()
}
