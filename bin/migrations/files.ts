import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { kept } from '../local/kept.ts'

/** A dated file of `migrations/` and, under the same name in `migrations/back/`, its way back. */
export type Migration = { name: string; up: string[]; down: string[] | undefined }

export const readMigrations = (): Promise<Migration[]> =>
  kept('migrations', ['migrations'], async () => {
    const { unstable_splitSqlQuery: split } = await import('wrangler')
    const statements = (...path: string[]): string[] | undefined => {
      const file = join('migrations', ...path)
      return existsSync(file) ? split(readFileSync(file, 'utf8')) : undefined
    }
    return readdirSync('migrations')
      .filter((name) => name.endsWith('.sql'))
      .sort()
      .map((name) => ({ name, up: statements(name) ?? [], down: statements('back', name) }))
  })
