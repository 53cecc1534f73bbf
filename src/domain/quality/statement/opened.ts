import type { TraineesOf } from '#db/quality/statement-behind.ts'

type Opened =
  | ({ kind: 'trainees' } & TraineesOf)
  | { kind: 'sold'; lines: [first: string, last: string] }
  | { kind: 'taught'; as: readonly string[] }

const trainees = (by: TraineesOf['by'], value = ''): Opened => ({ kind: 'trainees', by, value })
const sold = (first: string, last = first): Opened => ({ kind: 'sold', lines: [first, last] })

/** What each box of the form is made of. Those that are typed, or worked out from others, open nothing. */
export const opened = {
  C1: sold('C1'),
  C2a: sold('C2a'),
  C2b: sold('C2b'),
  C2c: sold('C2c'),
  C2d: sold('C2d'),
  C2e: sold('C2e'),
  C2f: sold('C2f'),
  C2g: sold('C2g'),
  C2h: sold('C2h'),
  C2: sold('C2a', 'C2h'),
  C3: sold('C3'),
  C4: sold('C4'),
  C5: sold('C5'),
  C6: sold('C6'),
  C7: sold('C7'),
  C8: sold('C8'),
  C9: sold('C9'),
  C10: sold('C10'),
  C11: sold('C11'),
  CT: sold('C', 'D'),
  E1: { kind: 'taught', as: ['internal'] },
  E2: { kind: 'taught', as: ['external', 'partner'] },
  F1a: trainees('status', 'private_employee'),
  F1b: trainees('status', 'apprentice'),
  F1c: trainees('status', 'job_seeker'),
  F1d: trainees('status', 'individual'),
  F1e: trainees('status', 'other'),
  F1T: trainees('all'),
  F2: trainees('given'),
  F3a: trainees('purpose', 'RNCP'),
  'F3a.68': trainees('level', '6-8'),
  'F3a.5': trainees('level', '5'),
  'F3a.4': trainees('level', '4'),
  'F3a.3': trainees('level', '3'),
  'F3a.2': trainees('level', '2'),
  'F3a.cqp': trainees('level', 'none'),
  F3b: trainees('purpose', 'RS'),
  F3c: trainees('purpose', 'CQP'),
  F3d: trainees('purpose', 'none'),
  F3e: trainees('purpose', 'BC'),
  F3f: trainees('purpose', 'VAE'),
  F3T: trainees('all'),
  'F4.autres': trainees('others'),
  F4T: trainees('all'),
  G: trainees('status', 'received'),
} as const satisfies Readonly<Record<string, Opened>>

export const isOpened = (box: string): box is keyof typeof opened => Object.hasOwn(opened, box)
