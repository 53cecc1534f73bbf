import * as z from 'zod'
import { count } from '#domain/fields.ts'
import { addDays } from '#domain/organisations/clock.ts'
import { afterWorkingDays, workingDayFrom } from '#domain/sessions/working-days.ts'
import { type TicketKind, ticketKinds } from './kinds.ts'

/** Working days until somebody is told that we have read them (0: nobody is), and days until it is answered. */
const target = z.object({ acknowledge: z.number().int(), answer: z.number().int() })
type Target = z.output<typeof target>
export type Targets = Readonly<Record<TicketKind, Target>>

/** Our proposal, and no law: an organisation holds itself to its own. */
const ourTargets: Targets = {
  complaint: { acknowledge: 2, answer: 30 },
  low_answer: { acknowledge: 2, answer: 30 },
  incident: { acknowledge: 0, answer: 15 },
  hazard: { acknowledge: 0, answer: 15 },
  finding: { acknowledge: 0, answer: 90 },
  suggestion: { acknowledge: 5, answer: 60 },
}

export const readTargets = (json: string | undefined): Targets =>
  json === undefined ? ourTargets : { ...ourTargets, ...stored.parse(JSON.parse(json)) }

/** Counted from the day it came. Nobody waits for a word who has left no way to be told. */
export function deadlinesOf(targets: Targets, kind: TicketKind, receivedOn: string, isSomebodyThere: boolean) {
  const { acknowledge, answer } = targets[kind]
  return {
    acknowledgeBy: acknowledge > 0 && isSomebodyThere ? afterWorkingDays(receivedOn, acknowledge) : '',
    dueOn: addDays(receivedOn, answer),
  }
}

/** When it is worth looking whether what was done has worked: three months later, on a day people work. */
export const proposedCheck = (closedOn: string): string => workingDayFrom(addDays(closedOn, 90))

const stored = z.partialRecord(z.enum(ticketKinds), target)

const acknowledge = () => count(60)
const answer = () => count(365, 1)

/** The version is 0 while nothing has been changed. */
export const TargetsInput = z.strictObject({
  complaintAcknowledge: acknowledge(),
  complaintAnswer: answer(),
  lowAnswerAcknowledge: acknowledge(),
  lowAnswerAnswer: answer(),
  incidentAcknowledge: acknowledge(),
  incidentAnswer: answer(),
  hazardAcknowledge: acknowledge(),
  hazardAnswer: answer(),
  findingAcknowledge: acknowledge(),
  findingAnswer: answer(),
  suggestionAcknowledge: acknowledge(),
  suggestionAnswer: answer(),
  version: count(1_000_000),
})
export type TargetsInput = z.output<typeof TargetsInput>

/** How its fields begin. */
export const fieldOf = {
  complaint: 'complaint',
  low_answer: 'lowAnswer',
  incident: 'incident',
  hazard: 'hazard',
  finding: 'finding',
  suggestion: 'suggestion',
} as const satisfies Record<TicketKind, string>

export const targetsFrom = (input: TargetsInput): Targets =>
  Object.fromEntries(
    ticketKinds.map((kind) => [
      kind,
      { acknowledge: input[`${fieldOf[kind]}Acknowledge`], answer: input[`${fieldOf[kind]}Answer`] },
    ]),
  ) as Record<TicketKind, Target>
