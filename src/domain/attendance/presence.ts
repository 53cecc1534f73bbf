import * as z from 'zod'
import { choice, line } from '#domain/fields.ts'

export const presenceStates = ['present', 'partial', 'absent', 'justified'] as const
export type PresenceState = (typeof presenceStates)[number]

export const PresenceInput = z.strictObject({
  state: choice(presenceStates),
  /** What counts, when somebody came for a part of it. */
  minutes: z.coerce.number({ error: 'number' }).int({ error: 'number' }).min(0, { error: 'number' }).default(0),
  reason: line(300),
})
export type PresenceInput = z.output<typeof PresenceInput>

/** A part of a half-day is less than the whole of it, and more than nothing. */
export const refusePresence = (slotMinutes: number, { state, minutes }: PresenceInput): 'partial_minutes' | null =>
  state === 'partial' && (minutes < 1 || minutes >= slotMinutes) ? 'partial_minutes' : null

/** What counts of a half-day. */
export function minutesOf(slotMinutes: number, { state, minutes }: Pick<PresenceInput, 'state' | 'minutes'>): number {
  if (state === 'present') return slotMinutes
  return state === 'partial' ? minutes : 0
}
