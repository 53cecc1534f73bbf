import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { unstable_splitSqlQuery as split } from 'wrangler'

/** A dated file of `migrations/` and, under the same name in `migrations/back/`, its way back. */
export type Migration = { name: string; up: string[]; down: string[] | undefined }

export function readMigrations(folder = 'migrations'): Migration[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => ({ name, up: statements(join(folder, name)) ?? [], down: statements(join(folder, 'back', name)) }))
}

function statements(file: string): string[] | undefined {
  return existsSync(file) ? split(readFileSync(file, 'utf8')) : undefined
}
