import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { batch, database } from '#db/database.ts'
import { insertTaught, insertTrainees } from '#db/quality/statements.ts'
import type { Scope } from '#db/scope.ts'
import { world } from '#test/visit.ts'
import { type Lot, lotOf, pick, whole } from '#test/world-lot.ts'
import type { Certification } from './facts.ts'
import type { Followed } from './followed.ts'
import { type Reading, usualReading } from './reading.ts'
import { sumsOf } from './statement.ts'
import { sumsIn } from './sums.ts'
import { nsfOf, purposeOf } from './trainees.ts'
import type { Taught } from './trainers.ts'

const id = 'tirage'
const scope = { organisationId: 'lisiere', db: database(env.SHARD_1) } as Scope

beforeAll(async () => {
  await world()
  await env.SHARD_1.prepare(
    `INSERT INTO statements VALUES ('lisiere', '${id}', '2026-01-01', '2026-12-31', '{}', 0, 0, 0, 0, '', 0, 'seed')`,
  ).run()
})

test('the database adds up what the rules add up, under every reading', async () => {
  const lot = lotOf(11, 'sums', 0)
  const followed = Array.from({ length: 300 }, (_, at) => drawn(lot, at))
  const taught = Array.from(
    { length: 200 },
    (_, at): Taught => ({
      slot: `s${Math.floor(at / 2)}`,
      trainer: `t${at % 7}`,
      status: pick(lot, ['internal', 'external', 'partner'] as const),
      minutes: 60 + 30 * (Math.floor(at / 2) % 5),
    }),
  )
  await batch(scope.db, [
    insertTrainees(scope, id, followed.map(lineOf)),
    insertTaught(
      scope,
      id,
      taught.map(({ slot, trainer, ...rest }) => ({ slotId: slot, trainerId: trainer, sessionId: 'a', ...rest })),
    ),
  ])
  const readings: Partial<Reading>[] = [
    {},
    { trainee_count: 'per_person', hour_rounding: 'per_trainee' },
    { co_animation: 'each_trainer', given_in_e2: 'left_out', trainee_count: 'per_person' },
  ]
  for (const reading of readings.map((one) => ({ ...usualReading, ...one }))) {
    const { sums, guessed } = await sumsIn(scope, id, reading)
    const { counts, teachers } = sumsOf({ isRemote: false, followed, taught, sold: [] }, reading)
    expect(sums.teachers).toEqual(teachers)
    for (const kind of ['statuses', 'purposes', 'levels', 'specialities'] as const) {
      expect([kind, new Map([...sums.counts[kind]].sort())]).toEqual([kind, new Map([...counts[kind]].sort())])
    }
    expect([sums.counts.given, sums.counts.received]).toEqual([counts.given, counts.received])
    expect(guessed).toBe(followed.filter((_, at) => at % 5 === 0).length)
  }
})

function drawn(lot: Lot, at: number): Followed {
  const certifications: (Certification | null)[] = [
    null,
    { register: 'RS' },
    { register: 'RNCP', level: null },
    ...([3, 5, 6, 7] as const).map((level) => ({ register: 'RNCP' as const, level })),
  ]
  const seconds = 900 * whole(lot, 60)
  return {
    action: {
      id: 'a',
      category: pick(lot, ['AF', 'BC', 'CFA'] as const),
      certification: pick(lot, certifications),
      nsf: pick(lot, ['413', '326', null]),
      isReceived: whole(lot, 6) === 0,
    },
    trainee: {
      id: `e${String(at).padStart(3, '0')}`,
      person: `p${whole(lot, 120)}`,
      status: pick(lot, ['private_employee', 'individual', 'job_seeker'] as const),
    },
    minutes: seconds / 60,
    givenMinutes: whole(lot, 2) * 15 * whole(lot, 9),
    counts: whole(lot, 4) > 0,
  }
}

/** As a step of the counting keeps it. */
function lineOf({ action, trainee, minutes, givenMinutes, counts }: Followed, at: number) {
  const received = { status: 'received', purpose: 'received', nsf: 'received' }
  const own = { status: trainee.status, purpose: purposeOf(action), nsf: nsfOf(action) }
  return {
    ...(action.isReceived ? received : own),
    ...{ enrolmentId: trainee.id, personId: trainee.person, sessionId: 'a', isGuessed: Number(at % 5 === 0) },
    ...{ category: action.category, seconds: minutes * 60, givenSeconds: givenMinutes * 60, counts: Number(counts) },
    certification: action.certification ? JSON.stringify(action.certification) : '',
  }
}
