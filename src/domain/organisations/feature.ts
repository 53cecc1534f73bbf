import * as z from 'zod'
import { choice, optionalLine, ticked } from '#domain/fields.ts'

/** What an organisation may turn on or off, and what it is until then. */
export const featureDefaults = { api: true, sso: true, advice: false } as const satisfies Record<string, boolean>

export type Feature = keyof typeof featureDefaults
export const features = Object.keys(featureDefaults) as readonly Feature[]

export const FeaturesInput = z.strictObject({ api: ticked(), sso: ticked(), advice: ticked() } satisfies Record<
  Feature,
  unknown
>)
export type FeaturesInput = z.output<typeof FeaturesInput>

/** A row says that a feature is not as it is by default: a default changed later reaches who never chose. */
export const isOn = (feature: Feature, turned: readonly string[]): boolean =>
  turned.includes(feature) !== featureDefaults[feature]

/** What the operator asks for one organisation, from the page of the list that begins after that one. */
export const FeatureTurn = z.strictObject({
  feature: z.enum(features),
  turn: choice(['on', 'off']),
  after: optionalLine(40),
})

/** How many organisations have it, of so many of which so many have turned it. */
export const countOn = (feature: Feature, organisations: number, turned: number): number =>
  featureDefaults[feature] ? organisations - turned : turned
