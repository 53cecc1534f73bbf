import * as z from 'zod'

/**
 * Where the notice of the form leaves a rule open, the choice that is made. All are provisional: an administrator may
 * choose otherwise, and the statement says which reading it follows.
 */
export const readings = {
  /** Two actions followed by one person: two trainees, or one. */
  trainee_count: ['per_action', 'per_person'],
  /** Two trainers in one slot: its hours once on each line, or once for each of them. */
  co_animation: ['slot_once', 'each_trainer'],
  /** An action over two years: the hours of the slots of the year, or a share of all of them. */
  straddle_hours: ['slots', 'prorata'],
  straddle_count: ['each_year', 'first_year'],
  /** What was invoiced in the year, or the share of what was taught in it. */
  products: ['invoiced', 'accrued'],
  hour_rounding: ['per_line', 'per_trainee'],
  /** Hours taught by a partner to our trainees: in E2 too, or in F2 alone. */
  given_in_e2: ['counted', 'left_out'],
  /** Hours taught for another organisation: in E too, or in G alone. */
  received_in_e: ['counted', 'left_out'],
  nsf_order: ['trainees', 'hours'],
  /** Enrolled and never there. */
  no_show: ['ignored', 'counted'],
  personal_work: ['left_out', 'counted'],
} as const satisfies Record<string, readonly [string, string]>

export type Reading = { readonly [Rule in keyof typeof readings]: (typeof readings)[Rule][number] }

export const usualReading: Reading = {
  trainee_count: 'per_action',
  co_animation: 'slot_once',
  straddle_hours: 'slots',
  straddle_count: 'each_year',
  products: 'invoiced',
  hour_rounding: 'per_line',
  given_in_e2: 'counted',
  received_in_e: 'counted',
  nsf_order: 'trainees',
  no_show: 'ignored',
  personal_work: 'left_out',
}

const error = 'choice'

/** The reading that somebody chooses; what she leaves is the usual one. */
export const ReadingInput = z.strictObject({
  trainee_count: z.enum(readings.trainee_count, { error }).default(usualReading.trainee_count),
  co_animation: z.enum(readings.co_animation, { error }).default(usualReading.co_animation),
  straddle_hours: z.enum(readings.straddle_hours, { error }).default(usualReading.straddle_hours),
  straddle_count: z.enum(readings.straddle_count, { error }).default(usualReading.straddle_count),
  products: z.enum(readings.products, { error }).default(usualReading.products),
  hour_rounding: z.enum(readings.hour_rounding, { error }).default(usualReading.hour_rounding),
  given_in_e2: z.enum(readings.given_in_e2, { error }).default(usualReading.given_in_e2),
  received_in_e: z.enum(readings.received_in_e, { error }).default(usualReading.received_in_e),
  nsf_order: z.enum(readings.nsf_order, { error }).default(usualReading.nsf_order),
  no_show: z.enum(readings.no_show, { error }).default(usualReading.no_show),
  personal_work: z.enum(readings.personal_work, { error }).default(usualReading.personal_work),
})
