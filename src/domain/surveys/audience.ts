import type { Scope } from '#db/scope.ts'
import { type AudienceOf, selectContacts, selectPayers, selectTeaching, selectTrainees } from '#db/surveys/audience.ts'
import { type Audience, audiences } from './purposes.ts'

/** The people of a session whom a survey asks. */
export const selectWhom = (scope: Scope, audience: string, which: AudienceOf) =>
  selections[isAudience(audience) ? audience : 'trainee'](scope, which)

const selections = {
  trainee: selectTrainees,
  trainer: selectTeaching,
  company: selectContacts,
  funder: selectPayers,
} as const satisfies Record<Audience, unknown>

const isAudience = (text: string): text is Audience => (audiences as readonly string[]).includes(text)
