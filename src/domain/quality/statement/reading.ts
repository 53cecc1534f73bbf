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
