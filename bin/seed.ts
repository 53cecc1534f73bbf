import { parseArgs } from 'node:util'
import type { Bindings } from '#env.ts'
import { cast, emailOf, password, seedWorld } from '#test/world.ts'
import { migrateEveryShard } from './local/shards.ts'
import { claim } from './local/state.ts'
import { openWorld } from './local/world.ts'
import { seedComing } from './world/coming.ts'
import { seedHistory } from './world/history.ts'
import { seedLarge } from './world/large.ts'
import { seedLived } from './world/lived.ts'

/** The hour at which the made-up worlds begin. */
const dawn = Date.UTC(2026, 10, 2, 8, 0)

/** The demo world: made up, added once, its sessions around the day when it is. Answers with how to sign in. */
export async function seedDemo(env: Bindings): Promise<{ who: string; email: string; password: string }[]> {
  const today = Date.now()
  await seedWorld(env, dawn, today)
  await seedHistory(env, dawn)
  await seedLived(env, dawn, today)
  await seedComing(env, dawn, today)
  return [
    ...cast.map(({ id, given, role }) => ({ who: `${given}, ${role}, Centre Lisière`, email: emailOf(id), password })),
    { who: 'Odile, owner, Centre Miroir', email: emailOf('odile', 'miroir'), password },
    { who: 'Odile, owner, Institut Garonne', email: emailOf('odile', 'garonne'), password },
  ]
}

if (import.meta.main) await seed()

async function seed(): Promise<void> {
  const text = { type: 'string' } as const
  const { values } = parseArgs({ options: { people: text, organisation: text, seed: text } })
  const people = Number(values.people ?? 0)
  const number = Number(values.seed ?? 7)
  const { organisation = 'lisiere' } = values
  if (!Number.isInteger(people) || people < 0 || people >= 10_000_000 || !Number.isInteger(number)) {
    return leave('npm run seed -- [--people 100000] [--organisation lisiere] [--seed 7]')
  }
  const state = claim()
  if (!state) return leave('Lisière is running: stop it first.')

  const world = await openWorld({ state: state.folder })
  const env = await world.env()
  await migrateEveryShard(env)
  await seedDemo(env)
  if (people > 0) await seedLarge(env, { seed: number, organisation, people, now: dawn, halfDays: 12, quality: true })
  await world.stop()
}

function leave(sentence: string): void {
  console.log(sentence)
  process.exitCode = 1
}
