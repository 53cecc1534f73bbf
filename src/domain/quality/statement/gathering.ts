import type { EnrolmentDone, FundingDone, PresenceDone, SessionOfYear, SlotDone } from '#db/quality/year.ts'
import { type Content, readContent } from '#domain/catalogue/content.ts'
import type {
  Action,
  ActionCategory,
  Certification,
  Payer,
  Sale,
  Scheme,
  Slot,
  Trainee,
  TraineeStatus,
} from './facts.ts'

export type Done = {
  slots: readonly SlotDone[]
  enrolments: readonly EnrolmentDone[]
  presences: readonly PresenceDone[]
  fundings: readonly FundingDone[]
}

/** What the sessions of the house are for the statement. */
export function actionsOf(sessions: readonly SessionOfYear[], done: Done): Action[] {
  const presences = Map.groupBy(done.presences, ({ enrolmentId }) => enrolmentId)
  return sessions.map((session): Action => {
    const { certification } = readContent(session.content)
    return {
      id: session.id,
      category: session.actionType as ActionCategory,
      certification: certificationOf(certification),
      nsf: session.nsf || null,
      isReceived: false,
      slots: slotsOf(session, done.slots),
      trainees: done.enrolments
        .filter(({ sessionId, state }) => sessionId === session.id && state === 'enrolled')
        .map((enrolment) => traineeOf(enrolment, presences.get(enrolment.id) ?? [])),
    }
  })
}

/** Until there are invoices, the price of each enrolment, on the last day of its session. */
export function salesOf(sessions: readonly SessionOfYear[], done: Done): Sale[] {
  const days = new Map(sessions.map(({ id, endsOn }) => [id, endsOn]))
  const fundings = Map.groupBy(done.fundings, ({ enrolmentId }) => enrolmentId)
  return done.enrolments
    .filter(({ state, endedHow, price }) => state === 'enrolled' && endedHow === null && price !== 0)
    .map(
      ({ id, sessionId, personId, companyId, price }): Sale => ({
        id,
        day: days.get(sessionId) ?? '',
        customer: companyId === null ? 'individual' : 'company',
        scheme: null,
        amount: price,
        action: sessionId,
        persons: [personId],
        subrogated: (fundings.get(id) ?? []).map(({ kind, amount }) => ({
          payer: payerOf(kind),
          scheme: schemeOf(kind),
          amount,
        })),
      }),
    )
}

/** Nobody has said what she is: an employee when a company sends her, else somebody who comes by herself. */
export const isGuessed = ({ category }: EnrolmentDone): boolean => statuses[category ?? ''] === undefined

function traineeOf(enrolment: EnrolmentDone, presences: readonly PresenceDone[]): Trainee {
  const guess: TraineeStatus = enrolment.companyId === null ? 'individual' : 'private_employee'
  return {
    id: enrolment.id,
    person: enrolment.personId,
    status: statuses[enrolment.category ?? ''] ?? guess,
    planned: null,
    followed: presences.map(({ slotId, minutes }) => ({ slot: slotId, minutes })),
  }
}

function slotsOf({ id, modality }: SessionOfYear, slots: readonly SlotDone[]): Slot[] {
  const own = slots.filter(({ sessionId }) => sessionId === id)
  return [...Map.groupBy(own, (slot) => slot.id).values()].flatMap(([slot, ...more]) =>
    slot
      ? [
          {
            id: slot.id,
            day: slot.day,
            minutes: slot.minutes,
            isRemote: modality === 'remote' || slot.remoteLink !== '',
            isPersonalWork: false,
            trainers: [slot, ...more].flatMap(({ trainerId }) => trainerId ?? []),
          },
        ]
      : [],
  )
}

const certificationOf = (certification: Content['certification']): Certification | null => {
  if (!certification) return null
  return certification.register === 'RS' ? { register: 'RS' } : { register: 'RNCP', level: null }
}

const statuses: Partial<Record<string, TraineeStatus>> = {
  employee: 'private_employee',
  apprentice: 'apprentice',
  job_seeker: 'job_seeker',
  individual: 'individual',
  other: 'other',
}

const payers: Partial<Record<string, Payer>> = {
  opco: 'opco',
  faf: 'faf',
  cpf: 'cdc',
  transitions: 'transitions_pro',
  france_travail: 'france_travail',
  region: 'region',
  state: 'state',
  europe: 'europe',
  disability: 'other_public',
  public: 'public_employer',
  company: 'company',
  person: 'individual',
  organisation: 'training_organisation',
}

const payerOf = (kind: string): Payer => payers[kind] ?? 'other'

/** A fund that says nothing more pays for a company’s plan. */
const schemeOf = (kind: string): Scheme | null => (kind === 'opco' ? 'plan' : null)
