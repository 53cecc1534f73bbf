import { type Feature, isOn } from '#domain/organisations/feature.ts'
import type { Context } from '#http/context.ts'

/** Whether the organisation at whose door we stand has this feature; known once the door has opened. */
export function hasFeature(c: Context, feature: Feature): boolean {
  const { person } = c.var.visit
  return person !== null && isOn(feature, JSON.parse(person.features) as string[])
}
