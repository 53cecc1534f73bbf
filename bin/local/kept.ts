import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fingerprint } from '../bundle/inputs.ts'

/** What was made from these files, kept until one of them changes: wrangler takes a second to load, and every command asks it the same. */
export async function kept<T>(name: string, from: string[], make: () => Promise<T>): Promise<T> {
  const file = join('build', `${name}.json`)
  const madeFrom = fingerprint(from, [])
  const known = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { madeFrom: string; made: T }) : null
  if (known?.madeFrom === madeFrom) return known.made

  const made = await make()
  mkdirSync('build', { recursive: true })
  // Whole or not at all: another command may be reading it.
  const aside = `${file}.${process.pid}`
  writeFileSync(aside, JSON.stringify({ madeFrom, made }))
  renameSync(aside, file)
  return made
}
