import type {
  EnrolmentDone,
  FundingDone,
  OutsiderDone,
  PresenceDone,
  SessionOfYear,
  SlotDone,
} from '#db/quality/year.ts'
import { type Content, readContent } from '#domain/catalogue/content.ts'
import {
  type Action,
  type ActionCategory,
  type Certification,
  type Payer,
  reimbursed,
  type Sale,
  type Scheme,
  type Slot,
  schemes,
  type Trainee,
  type TraineeStatus,
  type Trainer,
} from './facts.ts'

export type Done = {
  slots: readonly SlotDone[]
  enrolments: readonly EnrolmentDone[]
  presences: readonly PresenceDone[]
  fundings: readonly FundingDone[]
  outsiders: readonly OutsiderDone[]
}

/** What the sessions of the house are for the statement. */
export function actionsOf(sessions: readonly SessionOfYear[], done: Done): Action[] {
  const presences = Map.groupBy(done.presences, ({ enrolmentId }) => enrolmentId)
  const entrusted = entrustedIn(done)
  return sessions.flatMap((session): Action[] => {
    const { certification } = readContent(session.content)
    const action = {
      id: session.id,
      category: session.actionType as ActionCategory,
      certification: certificationOf(certification, session.level),
      nsf: session.nsf || null,
      slots: heldIn(session, slotsOf(session, done.slots), done),
    }
    const enrolled = done.enrolments.filter(({ sessionId, state }) => sessionId === session.id && state === 'enrolled')
    const trainees = (some: readonly EnrolmentDone[]) =>
      some.map((enrolment) => traineeOf(enrolment, presences.get(enrolment.id) ?? []))
    const received = trainees(enrolled.filter(({ id }) => entrusted.has(id)))
    const own = trainees(enrolled.filter(({ id }) => !entrusted.has(id)))
    if (received.length === 0) return [{ ...action, isReceived: false, trainees: own }]
    if (own.length === 0) return [{ ...action, isReceived: true, trainees: received }]
    // Taught once, to both: its hours of teaching stand with our own.
    const untaught = action.slots.map((slot) => ({ ...slot, trainers: [] }))
    return [
      { ...action, isReceived: false, trainees: own },
      { ...action, slots: untaught, isReceived: true, trainees: received },
    ]
  })
}

/** Somebody outside is a partner when it has its own declaration of activity, and hired hands when it has none. */
export function trainersOf({ outsiders }: Pick<Done, 'outsiders'>): Trainer[] {
  return [...Map.groupBy(outsiders, ({ personId }) => personId)].map(([id, stretches]): Trainer => {
    const statuses = stretches.flatMap(({ since, until, nda }): Trainer['statuses'][number][] => [
      { from: since, status: nda ? 'partner' : 'external' },
      ...(until ? [{ from: dayAfter(until), status: 'internal' as const }] : []),
    ])
    return { id, statuses: statuses.toSorted((one, other) => one.from.localeCompare(other.from)) }
  })
}

const dayAfter = (day: string): string => new Date(Date.parse(day) + 24 * 3600_000).toISOString().slice(0, 10)

/** Enrolments that another training organisation pays for: their trainees are its own. */
function entrustedIn({ fundings }: Done): ReadonlySet<string> {
  return new Set(fundings.filter(({ kind }) => kind === 'organisation').map(({ enrolmentId }) => enrolmentId))
}

/** Until there are invoices, the price of each enrolment, on the last day of its session; one that was cancelled is not sold. */
export function salesOf(sessions: readonly SessionOfYear[], done: Done): Sale[] {
  const days = new Map(sessions.filter(isKept).map(({ id, endsOn }) => [id, endsOn]))
  const actions = new Map(sessions.map(({ id, actionType }) => [id, actionType]))
  const fundings = Map.groupBy(done.fundings, ({ enrolmentId }) => enrolmentId)
  return done.enrolments
    .filter(
      ({ sessionId, state, endedHow, price }) =>
        days.has(sessionId) && state === 'enrolled' && endedHow === null && price !== 0,
    )
    .map(
      ({ id, sessionId, personId, companyId, price, ...enrolment }): Sale => ({
        id,
        day: days.get(sessionId) ?? '',
        customer: companyId === null ? 'individual' : 'company',
        scheme: null,
        amount: price,
        action: sessionId,
        persons: [personId],
        subrogated: (fundings.get(id) ?? [])
          .filter(({ kind }) => !(isFund(kind) && enrolment.scheme === reimbursed))
          .map(({ kind, amount }) => ({
            payer: payerOf(kind),
            scheme: isFund(kind) ? schemeOf(enrolment, actions.get(sessionId)) : null,
            amount,
          })),
      }),
    )
}

export const isKept = ({ cancelledAt }: Pick<SessionOfYear, 'cancelledAt'>): boolean => cancelledAt === null

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

/** Of a session that was cancelled on its way, what had been followed by then. */
function heldIn(session: SessionOfYear, slots: Slot[], { presences }: Done): Slot[] {
  if (isKept(session)) return slots
  const followed = new Set(presences.filter(({ minutes }) => minutes > 0).map(({ slotId }) => slotId))
  return slots.filter(({ id }) => followed.has(id))
}

export function certificationOf(
  certification: Pick<NonNullable<Content['certification']>, 'register'> | null,
  level: number | null,
): Certification | null {
  if (certification?.register !== 'RNCP') return certification && { register: certification.register }
  return { register: 'RNCP', level: levels.find((one) => one === level) ?? null }
}

export const levels = [2, 3, 4, 5, 6, 7, 8] as const

/** Said of what the register keeps without a level: a branch’s own qualification. */
export const noLevel = 0

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

const isFund = (kind: string): boolean => kind === 'opco' || kind === 'faf'

type Told = { scheme: string | null; category: string | null }

/** A fund of which nobody says more pays for what she is: an apprentice, somebody who seeks work, or else a plan. */
export function schemeOf({ scheme, category }: Told, actionType?: string): Scheme {
  const said = schemes.find((one) => one === scheme)
  if (said) return said
  if (actionType === 'CFA' || category === 'apprentice') return 'apprenticeship'
  return category === 'job_seeker' ? 'job_seekers' : 'plan'
}
