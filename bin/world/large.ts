import { addLargeWorld, type Places, sumLargeWorld } from '#test/world-large.ts'
import type { Plan } from '#test/world-rows.ts'
import type { Bindings } from '../../src/env.ts'
import { shardsOf } from '../local/shards.ts'

/** `npm run seed -- --people 100000`: the world added and summed, with a word along the way. */
export async function seedLarge(env: Bindings, plan: Plan): Promise<void> {
  const places = await placesOf(env, plan.organisation)
  const started = performance.now()
  await addLargeWorld(places, plan, (people) => {
    if (people % 30_000 === 0) console.log(`${people} people…`)
  })
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(`${plan.organisation}: ${plan.people} people in ${seconds} s, seed ${plan.seed}`)
  for (const { table, rows, sha256 } of await sumLargeWorld(places, plan)) {
    console.log(`  ${table.padEnd(18)} ${String(rows).padStart(8)}  ${sha256.slice(0, 16)}`)
  }
}

async function placesOf(env: Bindings, organisation: string): Promise<Places> {
  const home = await env.SHARD_1.prepare('SELECT shard FROM organisations WHERE id = ?')
    .bind(organisation)
    .first<{ shard: string }>()
  const office = shardsOf(env).find(([name]) => name === home?.shard)?.[1]
  if (!office) throw new Error(`There is no organisation called ${organisation}.`)
  return { directory: env.SHARD_1, office: office as unknown as D1Database }
}
