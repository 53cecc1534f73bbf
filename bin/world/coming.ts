import type { Told } from '#test/told.ts'
import { rowsInto } from '#test/world.ts'
import { taughtBy } from '#test/world-surveys-lived.ts'
import { sessionOf } from '#test/world-training.ts'
import { weekFor } from '#test/world-weeks.ts'
import { Life } from './life.ts'
import { seedPrepared } from './prepared.ts'

const day = 24 * 3600_000

/** A season ahead, so that the agenda of the demo is that of a centre at work. Once: its days follow the clock. */
export async function seedComing({ SHARD_1 }: { SHARD_1: D1Database }, dawn: number, today: number): Promise<void> {
  const known = await SHARD_1.prepare(
    "SELECT 1 FROM sessions WHERE organisation_id = 'lisiere' AND id = 'prochaine'",
  ).first()
  if (known) return
  const coming = seasons.map((season) => ({ ...season, first: firstOf(season, today) }))
  await SHARD_1.batch(
    rowsInto(
      SHARD_1,
      coming.flatMap((season) => told(season, dawn)),
    ),
  )
  await seedPrepared(new Life(SHARD_1), [...coming, ...taughtBy(today)], today)
}

type Season = (typeof seasons)[number] & { first: number }

const firstOf = ({ days, in: away }: (typeof seasons)[number], today: number): number =>
  weekFor(days, today + away * day, 1) + 8 * 3600_000

/** Two rooms, two trainers who are never in both; the last two are still filling up. */
const seasons = [
  { id: 'prochaine', programme: 'rps', place: ['vannes', 'golfe'], in: 3, days: 2, trainer: 'maelle', who: [0, 7] },
  {
    id: 'decouverte',
    programme: 'manager',
    place: ['nantes', 'erdre'],
    in: 7,
    days: 3,
    trainer: 'bruno',
    who: [4, 12],
  },
  { id: 'equipes', programme: 'rps', place: ['nantes', 'erdre'], in: 14, days: 2, trainer: 'maelle', who: [2, 8] },
  { id: 'cadres', programme: 'manager', place: ['vannes', 'golfe'], in: 21, days: 3, trainer: 'bruno', who: [6, 11] },
  { id: 'hiver', programme: 'rps', place: ['nantes', 'erdre'], in: 28, days: 2, trainer: 'maelle', who: [0, 4] },
  { id: 'fevrier', programme: 'manager', place: ['vannes', 'golfe'], in: 56, days: 3, trainer: 'bruno', who: [1, 3] },
] as const

const people = [
  'nolwenn',
  'erwan',
  'ines',
  'tomas',
  'awa',
  'paul',
  'lucie',
  'yann',
  'samia',
  'elise',
  'karim',
  'jeanne',
]

function told({ id, programme, place: [site, space], first, days, trainer, who }: Season, now: number) {
  const mine = { organisation_id: 'lisiere' }
  const enrolled = people.slice(...who).map(
    (person, at): Told => [
      'enrolments',
      {
        ...{ ...mine, id: `${person}-${id}`, session_id: id, person_id: person, at: now, by_id: 'seed' },
        ...{ company_id: at % 3 === 2 ? null : at % 2 === 0 ? 'guivarch' : 'ouest', state: 'enrolled', price: 98_000 },
        ...{ planned_minutes: days * 420, source: 'office', held_until: 0, version: 1 },
      },
    ],
  )
  return [...sessionOf(mine, (text) => text, now, { id, programme, site, space, first, days, trainer }), ...enrolled]
}
