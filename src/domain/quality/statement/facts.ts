/** A year of training in plain facts, whatever they were gathered from. Amounts are in cents, days as 2026-11-24. */
export type Facts = {
  period: { from: string; to: string }
  /** Of the whole organisation, training or not. */
  turnover: number
  charges: {
    total: number
    trainerSalaries: number
    /** As the accountant says; null: the sum of the purchases. */
    purchases: number | null
  }
  purchases: readonly { day: string; amount: number }[]
  trainers: readonly Trainer[]
  actions: readonly Action[]
  sales: readonly Sale[]
}

/** `partner` is another training organisation, to which a part of an action is given. */
export type TrainerStatus = 'internal' | 'external' | 'partner'

/** From that day on; the first one has no day. */
export type Trainer = { id: string; statuses: readonly { from: string; status: TrainerStatus }[] }

export type ActionCategory = 'AF' | 'BC' | 'VAE' | 'CFA'

export type Certification =
  | { register: 'RNCP'; level: 2 | 3 | 4 | 5 | 6 | 7 | 8 | null }
  | { register: 'RS' }
  /** A qualification of a branch, registered nowhere. */
  | { register: 'CQP' }

export type Action = {
  id: string
  category: ActionCategory
  certification: Certification | null
  nsf: string | null
  /** Taught for another training organisation, which declares its trainees. */
  isReceived: boolean
  slots: readonly Slot[]
  trainees: readonly Trainee[]
}

export type Slot = {
  id: string
  day: string
  minutes: number
  isRemote: boolean
  /** Done alone, between two meetings. */
  isPersonalWork: boolean
  trainers: readonly string[]
}

export const traineeStatuses = ['private_employee', 'apprentice', 'job_seeker', 'individual', 'other'] as const
export type TraineeStatus = (typeof traineeStatuses)[number]

export type Trainee = {
  /** Her enrolment. */
  id: string
  person: string
  status: TraineeStatus
  /** The slots she was to follow; null: all of them. */
  planned: readonly string[] | null
  followed: readonly { slot: string; minutes: number }[]
}

export type Payer =
  | 'company'
  | 'opco'
  | 'transitions_pro'
  | 'cdc'
  | 'faf'
  | 'public_employer'
  | 'europe'
  | 'state'
  | 'region'
  | 'france_travail'
  | 'other_public'
  | 'individual'
  | 'training_organisation'
  | 'other'

/** What a fund pays for, when it says so. */
export const schemes = ['apprenticeship', 'professionalisation', 'alternation', 'job_seekers', 'plan'] as const
export type Scheme = (typeof schemes)[number]

/** Said in place of a scheme: the company has paid here, and the fund pays it back. */
export const reimbursed = 'reimbursed'

export type Sale = {
  id: string
  day: string
  customer: Payer
  scheme: Scheme | null
  amount: number
  /** The action it pays for, when it is one. */
  action: string | null
  /** For whom; nobody named: for all of them. */
  persons: readonly string[]
  /** Who pays a part of it straight to us. A fund that reimburses the company has paid nothing here. */
  subrogated: readonly { payer: Payer; scheme: Scheme | null; amount: number }[]
}
