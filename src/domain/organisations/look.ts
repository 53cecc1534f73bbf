import * as z from 'zod'
import { optionalLine, version } from '#domain/fields.ts'
import { carriesWhite, parseColour } from './colour.ts'

/** The colour typed and the one picked; `shown` is what both said when the form left, so that the one changed is known. */
export const ColourInput = z.strictObject({
  colour: optionalLine(20),
  picked: optionalLine(20),
  shown: optionalLine(20),
  proposal: optionalLine(20),
  version: version(),
})
export type ColourInput = z.output<typeof ColourInput>

/** The green of the house, for who has chosen none. */
export const houseColour = '#1f5c40'

export function chosenColour({ colour, picked, shown, proposal }: Omit<ColourInput, 'version'>): string {
  if (proposal) return proposal
  const pickedAnew = picked !== '' && picked !== (parseColour(shown) ?? houseColour)
  return colour === shown && pickedAnew ? picked : colour
}

/** None at all is fine: the house has one. */
export function refuseColour(text: string): 'colour' | 'colour_too_light' | null {
  if (text === '') return null
  const colour = parseColour(text)
  if (!colour) return 'colour'
  return carriesWhite(colour) ? null : 'colour_too_light'
}
