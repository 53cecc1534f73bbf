import type { Bindings } from '../../src/env.ts'
import { type MigratedDatabase, up } from '../migrations/apply.ts'
import { readMigrations } from '../migrations/files.ts'

/** Every bound database, by the name of its binding. */
export function shardsOf(env: Bindings): [name: string, MigratedDatabase][] {
  return Object.entries(env)
    .filter(([name]) => name.startsWith('SHARD_'))
    .map(([name, database]) => [name, database as MigratedDatabase])
}

export async function migrateEveryShard(env: Bindings): Promise<void> {
  const migrations = await readMigrations()
  await Promise.all(shardsOf(env).map(([, database]) => up(database, migrations)))
}
