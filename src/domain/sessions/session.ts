import * as z from 'zod'
import {
  choice,
  count,
  euros,
  line,
  optionalDay,
  optionalLine,
  optionalText,
  optionalUrl,
  ticked,
  version,
} from '#domain/fields.ts'

export const modalities = ['in_person', 'remote', 'mixed'] as const
export type Modality = (typeof modalities)[number]

export const SessionInput = z.strictObject({
  title: line(160),
  reference: line(40),
  site: line(40),
  modality: choice(modalities),
  space: optionalLine(40),
  place: optionalLine(200),
  remoteLink: optionalUrl(),
  seatsMin: count(2000),
  seatsWanted: count(2000),
  seatsMax: count(2000, 1),
  goOn: optionalDay(),
  pricePerPerson: euros(),
  pricePerGroup: euros(),
  isPublic: ticked(),
  isPaidOnline: ticked(),
  owner: optionalLine(160),
  notes: optionalText(4000),
})
export type SessionInput = z.output<typeof SessionInput>

/** The id is made with the form, so that a form sent twice opens one session. */
export const NewSession = SessionInput.extend({
  id: z
    .string({ error: 'unreadable' })
    .regex(/^[0-9a-z]{26}$/, { error: 'unreadable' })
    .optional(),
  programme: line(40),
})

/** What a change of place or of seats has shown to whoever goes on all the same. */
export const SessionChange = SessionInput.extend({
  version: version(),
  tell: ticked(),
  confirmed: optionalText(400),
  accepted: optionalText(20_000),
})

/** What may be chosen by whoever fills the form. */
export type SessionChoices = {
  sites: readonly { id: string }[]
  spaces: readonly { id: string }[]
  owners: readonly { id: string }[]
}

export type SessionRefusal = { refusal: 'seats_order' | 'seats_taken' | 'choice'; field: keyof SessionInput }

/** What is wrong with this form here, and where. */
export function refuseSession(input: SessionInput, choices: SessionChoices, taken: number): SessionRefusal | null {
  const knows = (list: readonly { id: string }[], id: string) => list.some((one) => one.id === id)
  if (!knows(choices.sites, input.site)) return { refusal: 'choice', field: 'site' }
  if (input.space && !knows(choices.spaces, input.space)) return { refusal: 'choice', field: 'space' }
  if (input.owner && !knows(choices.owners, input.owner)) return { refusal: 'choice', field: 'owner' }
  if (input.seatsMin > input.seatsWanted || input.seatsWanted > input.seatsMax) {
    return { refusal: 'seats_order', field: 'seatsMin' }
  }
  return input.seatsMax < taken ? { refusal: 'seats_taken', field: 'seatsMax' } : null
}

/** The number in its year: S-2026-0042. */
export const proposedCode = (sessions: number, today: string): string =>
  `S-${today.slice(0, 4)}-${String(sessions + 1).padStart(4, '0')}`
