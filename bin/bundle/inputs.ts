import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** One word for everything a build depends on: the same word, the same build. */
export function fingerprint(paths: string[], except: string[]): string {
  const hash = createHash('sha256').update(process.cwd())
  for (const file of paths.flatMap((path) => filesUnder(path, except)).sort()) {
    hash.update(`\n${file}\n`).update(readFileSync(file))
  }
  return hash.digest('hex')
}

export function filesUnder(path: string, except: string[] = []): string[] {
  if (except.includes(path) || !existsSync(path)) return []
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path).flatMap((name) => filesUnder(join(path, name), except))
}
