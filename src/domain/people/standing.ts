import * as z from 'zod'
import { putStanding } from '#db/people/standings.ts'
import type { Scope } from '#db/scope.ts'
import { choice, optionalDay, optionalLine } from '#domain/fields.ts'

const verdicts = ['accepted', 'watched', 'refused'] as const
export type Verdict = (typeof verdicts)[number]

/** Nobody is refused without a reason: it is what whoever plans will read. */
export const StandingInput = z
  .strictObject({ verdict: choice(verdicts), until: optionalDay(), reason: optionalLine(200) })
  .refine(({ verdict, reason }) => verdict !== 'refused' || reason !== '', { error: 'required', path: ['reason'] })
export type StandingInput = z.output<typeof StandingInput>

/** For the batch of whoever decides: whether this company, or this person, may train here. */
export const deciding = (scope: Scope, partyId: string, input: StandingInput) => putStanding(scope, partyId, input)

/** Why an assignment on this day is stopped; null when nothing stops it. The same is said in SQL where slots are written. */
export function barredOn(
  standing: { verdict: string | null; until: string | null },
  day: string,
): 'refused' | 'expired' | null {
  if (standing.verdict === 'refused') return 'refused'
  return standing.until && standing.until < day ? 'expired' : null
}
