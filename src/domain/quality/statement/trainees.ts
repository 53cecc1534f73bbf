import { type Counts, countIn } from './counts.ts'
import type { Certification, TraineeStatus } from './facts.ts'
import type { ActionKind } from './followed.ts'
import { type Headcount, totalOf } from './lines.ts'
import type { Reading } from './reading.ts'

const statusLines = {
  F1a: 'private_employee',
  F1b: 'apprentice',
  F1c: 'job_seeker',
  F1d: 'individual',
  F1e: 'other',
} as const satisfies Record<string, TraineeStatus>

/** Frame F1: who they are. */
export function statusesOf({ statuses }: Counts) {
  const lines = {
    F1a: countIn(statuses, statusLines.F1a),
    F1b: countIn(statuses, statusLines.F1b),
    F1c: countIn(statuses, statusLines.F1c),
    F1d: countIn(statuses, statusLines.F1d),
    F1e: countIn(statuses, statusLines.F1e),
  }
  return { ...lines, F1T: totalOf(Object.values(lines)) }
}

/** Frame F3: what for. */
export function purposesOf({ purposes, levels }: Counts) {
  const line = (purpose: Purpose) => countIn(purposes, purpose)
  const lines = {
    F3a: line('RNCP'),
    F3b: line('RS'),
    F3c: line('CQP'),
    F3d: line('none'),
    F3e: line('BC'),
    F3f: line('VAE'),
  }
  const atLevels = {
    'F3a.68': countIn(levels, '6'),
    'F3a.5': countIn(levels, '5'),
    'F3a.4': countIn(levels, '4'),
    'F3a.3': countIn(levels, '3'),
    'F3a.2': countIn(levels, '2'),
    'F3a.cqp': countIn(levels, ''),
  }
  return { ...lines, ...atLevels, F3T: totalOf(Object.values(lines)) }
}

export type Speciality = Headcount & { nsf: string }

/** Frame F4: the five specialities with the most trainees, and the others together. */
export function specialitiesOf({ specialities }: Counts, reading: Reading) {
  const groups = [...specialities].map(([nsf, some]): Speciality => ({ nsf, ...some })).sort(inOrder(reading))
  const first = groups.filter(({ nsf }) => nsf !== '').slice(0, 5)
  const others = totalOf(groups.filter((group) => !first.includes(group)))
  return { F4: first, 'F4.autres': others, F4T: totalOf([...first, others]) }
}

/** What helps somebody to find her way has a speciality of its own; the rest must say. The form knows no letter after it. */
export function nsfOf({ nsf, category }: ActionKind): string {
  return nsf?.slice(0, 3) ?? (category === 'BC' || category === 'VAE' ? '415' : '')
}

export type Purpose = 'BC' | 'VAE' | 'none' | Certification['register']

export function purposeOf({ category, certification }: ActionKind): Purpose {
  if (category === 'BC' || category === 'VAE') return category
  return certification?.register ?? 'none'
}

const inOrder =
  ({ nsf_order }: Reading) =>
  (one: Speciality, other: Speciality): number => {
    const [first, second] = nsf_order === 'trainees' ? (['count', 'hours'] as const) : (['hours', 'count'] as const)
    return other[first] - one[first] || other[second] - one[second] || one.nsf.localeCompare(other.nsf)
  }
