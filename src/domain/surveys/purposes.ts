/** Why somebody is asked, and who that is. */
export const purposes = {
  before: 'trainee',
  during: 'trainee',
  hot: 'trainee',
  cold_3: 'trainee',
  cold_6: 'trainee',
  trainer: 'trainer',
  company: 'company',
  funder: 'funder',
  other: 'trainee',
} as const satisfies Record<string, Audience>

export type Purpose = keyof typeof purposes
export type Audience = (typeof audiences)[number]

export const audiences = ['trainee', 'trainer', 'company', 'funder'] as const
export const purposeNames = Object.keys(purposes) as [Purpose, ...Purpose[]]

export const isPurpose = (text: string): text is Purpose => Object.hasOwn(purposes, text)
