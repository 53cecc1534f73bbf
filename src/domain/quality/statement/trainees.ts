import type { Certification, TraineeStatus } from './facts.ts'
import type { ActionKind, Followed } from './followed.ts'
import { type Headcount, headcount, totalOf } from './lines.ts'
import type { Reading } from './reading.ts'

const statusLines = {
  F1a: 'private_employee',
  F1b: 'apprentice',
  F1c: 'job_seeker',
  F1d: 'individual',
  F1e: 'other',
} as const satisfies Record<string, TraineeStatus>

/** Frame F1: who they are. */
export function statusesOf(own: readonly Followed[], reading: Reading) {
  const line = (status: TraineeStatus) =>
    headcount(
      own.filter(({ trainee }) => trainee.status === status),
      reading,
    )
  const lines = {
    F1a: line(statusLines.F1a),
    F1b: line(statusLines.F1b),
    F1c: line(statusLines.F1c),
    F1d: line(statusLines.F1d),
    F1e: line(statusLines.F1e),
  }
  return { ...lines, F1T: totalOf(Object.values(lines)) }
}

/** Frame F2: those of them who were taught by a partner, and those hours. */
export const givenAway = (own: readonly Followed[], reading: Reading): Headcount =>
  headcount(
    own.filter(({ givenMinutes }) => givenMinutes > 0),
    reading,
    ({ givenMinutes }) => givenMinutes,
  )

/** Frame F3: what for. */
export function purposesOf(own: readonly Followed[], reading: Reading) {
  const line = (wanted: (action: ActionKind) => boolean) =>
    headcount(
      own.filter(({ action }) => wanted(action)),
      reading,
    )
  const at = (...levels: readonly (number | null)[]) =>
    line((action) => isAtLevel(purposeOf(action) === 'RNCP' ? action.certification : null, levels))
  const lines = {
    F3a: line((action) => purposeOf(action) === 'RNCP'),
    F3b: line((action) => purposeOf(action) === 'RS'),
    F3c: line((action) => purposeOf(action) === 'CQP'),
    F3d: line((action) => purposeOf(action) === 'none'),
    F3e: line((action) => purposeOf(action) === 'BC'),
    F3f: line((action) => purposeOf(action) === 'VAE'),
  }
  const levels = {
    'F3a.68': at(6, 7, 8),
    'F3a.5': at(5),
    'F3a.4': at(4),
    'F3a.3': at(3),
    'F3a.2': at(2),
    'F3a.cqp': at(null),
  }
  return { ...lines, ...levels, F3T: totalOf(Object.values(lines)) }
}

export type Speciality = Headcount & { nsf: string }

/** Frame F4: the five specialities with the most trainees, and the others together. */
export function specialitiesOf(own: readonly Followed[], reading: Reading) {
  const groups = [...Map.groupBy(own, ({ action }) => nsfOf(action))]
    .map(([nsf, some]): Speciality => ({ nsf, ...headcount(some, reading) }))
    .sort(inOrder(reading))
  const first = groups.filter(({ nsf }) => nsf !== '').slice(0, 5)
  const others = totalOf(groups.filter((group) => !first.includes(group)))
  return { F4: first, 'F4.autres': others, F4T: totalOf([...first, others]) }
}

/** What helps somebody to find her way has a speciality of its own; the rest must say. */
export function nsfOf({ nsf, category }: ActionKind): string {
  return nsf ?? (category === 'BC' || category === 'VAE' ? '415' : '')
}

export type Purpose = 'BC' | 'VAE' | 'none' | Certification['register']

export function purposeOf({ category, certification }: ActionKind): Purpose {
  if (category === 'BC' || category === 'VAE') return category
  return certification?.register ?? 'none'
}

const isAtLevel = (certification: Certification | null, levels: readonly (number | null)[]): boolean =>
  certification?.register === 'RNCP' && levels.includes(certification.level)

const inOrder =
  ({ nsf_order }: Reading) =>
  (one: Speciality, other: Speciality): number => {
    const [first, second] = nsf_order === 'trainees' ? (['count', 'hours'] as const) : (['hours', 'count'] as const)
    return other[first] - one[first] || other[second] - one[second] || one.nsf.localeCompare(other.nsf)
  }
