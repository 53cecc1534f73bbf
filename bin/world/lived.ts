import { rowsInto } from '#test/world.ts'
import { livedSurveys } from '#test/world-surveys-lived.ts'
import { Life } from './life.ts'
import { seedProven } from './proven.ts'
import { seedSigned } from './signed.ts'

/** What the demo has behind it: sessions that were taught, signed and proved, and what was said of them. Once: its days follow the clock. */
export async function seedLived({ SHARD_1 }: { SHARD_1: D1Database }, dawn: number, today: number): Promise<void> {
  const known = await SHARD_1.prepare(
    "SELECT 1 FROM sessions WHERE organisation_id = 'lisiere' AND id = 'recente'",
  ).first()
  if (known) return
  await SHARD_1.batch(rowsInto(SHARD_1, livedSurveys('lisiere', dawn, today)))
  const life = new Life(SHARD_1)
  await seedProven(life, today)
  await seedSigned(life, today)
}
