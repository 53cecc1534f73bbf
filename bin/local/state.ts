import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** The folder of the local databases, files and mails; whoever holds it is alone to write there. */
export type State = { folder: string; secret: string; release(): void }

export function stateFolder(): string {
  return resolve(process.env.LISIERE_STATE || '.lisiere')
}

/**
 * Takes the folder, or answers nothing when somebody else has it. The lock belongs to the operating system, so that a
 * crash leaves nothing to clear.
 */
export function claim(folder = stateFolder()): State | undefined {
  mkdirSync(folder, { recursive: true })
  const lock = new DatabaseSync(join(folder, 'lock'), { timeout: 0 })
  try {
    lock.exec('BEGIN EXCLUSIVE')
  } catch {
    lock.close()
    return undefined
  }
  held.add(lock)
  return { folder, secret: secretOf(folder), release: () => held.delete(lock) && lock.close() }
}

/** A lock that nothing holds any more is collected, and opens the folder to anybody. */
const held = new Set<DatabaseSync>()

/** Where the one who holds the folder answers, for the sake of a clear sentence. */
export function announce({ folder }: State, origin: string): void {
  writeFileSync(join(folder, 'origin'), origin)
}

export function announced(folder = stateFolder()): string | undefined {
  const file = join(folder, 'origin')
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}

function secretOf(folder: string): string {
  const file = join(folder, 'secret')
  if (!existsSync(file)) writeFileSync(file, randomBytes(48).toString('base64url'), { mode: 0o600 })
  return readFileSync(file, 'utf8')
}
