import * as z from 'zod'
import {
  choice,
  count,
  euros,
  line,
  optionalEmail,
  optionalLine,
  optionalText,
  several,
  ticked,
  version,
} from '#domain/fields.ts'

/** How an enrolment ends; the office says these, jobs and merges say others. */
export const endings = ['withdrawn', 'abandoned', 'refused', 'other'] as const
export const analysisKinds = ['needs', 'positioning'] as const
export const levels = ['none', 'beginner', 'practised', 'skilled'] as const
export type AnalysisKind = (typeof analysisKinds)[number]

const id = () => z.string({ error: 'unreadable' }).regex(/^[0-9a-z]{26}$/, { error: 'unreadable' })

/** Somebody who is known here. */
export const EnrolKnownInput = z.strictObject({ person: line(40), company: optionalLine(40) })

/** Somebody new, and the company that sends them, by its name. */
export const EnrolNewInput = z.strictObject({
  id: id().optional(),
  givenName: line(80),
  familyName: line(80),
  email: optionalEmail(),
  company: optionalLine(160),
  sure: ticked(),
})
export type EnrolNewInput = z.output<typeof EnrolNewInput>

/** A list as it was pasted, and who each doubtful line is: « 3:new », « 3:lea ». */
export const EnrolSeveralInput = z.strictObject({
  people: z.string({ error: 'required' }).trim().min(1, { error: 'required' }).max(20_000, { error: 'too_long' }),
  company: optionalLine(160),
  who: several().pipe(z.array(z.string().max(60, { error: 'choice' })).max(150, { error: 'too_many_lines' })),
  step: choice(['', 'enrol']).default(''),
})
export type EnrolSeveralInput = z.output<typeof EnrolSeveralInput>

/** The same from somebody of the company, whom it is asked of: the id is made with the form. */
export const SendSeveralInput = EnrolSeveralInput.extend({ id: id(), consent: ticked() })
export type SendSeveralInput = z.output<typeof SendSeveralInput>

export const TermsInput = z.strictObject({
  price: euros(),
  hours: count(9999),
  company: optionalLine(160),
  version: version(),
})
export type TermsInput = z.output<typeof TermsInput>

export const EnrolmentEndInput = z.strictObject({ how: choice(endings), reason: optionalLine(300), tell: ticked() })
export type EnrolmentEndInput = z.output<typeof EnrolmentEndInput>

export const MoveInput = z.strictObject({ session: line(40), tell: ticked() })

export const AnalysisInput = z.strictObject({
  id: id().optional(),
  kind: choice(analysisKinds),
  expectations: optionalText(4000),
  level: choice(['', ...levels]).default(''),
  adaptations: optionalText(4000),
})
export type AnalysisInput = z.output<typeof AnalysisInput>

/** The state that a person takes: a seat while there is one and nobody waits before them. */
export const stateFor = ({ taken, seatsMax, waiting }: { taken: number; seatsMax: number; waiting: number }) =>
  taken < seatsMax && waiting === 0 ? 'enrolled' : 'waiting'
