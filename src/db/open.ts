import { type Database, database } from '#db/database.ts'
import { guarded } from '#db/guard/guard.ts'
import { isKnownTable, isTenantTable } from '#db/schema.ts'
import { type Tally, tallied } from '#db/tally.ts'

/** The name under which the directory keeps its own events. */
export const directoryId = 'directory'

/** Sentences a statement may carry to look at every organisation at once. Each one is a job of the platform. */
const everywhere = [
  'cron sends what is due',
  'cron sends again what nobody has answered',
  'cron looks for what must be told now',
  'cron keeps the watch',
  'the operator sees the work that waits',
  'the operator sees what is turned',
  'an archive is kept for a week',
  'cron looks for chains that have grown',
  'cron destroys what is past its day',
  'bytes that no file has any more are removed',
  'what is old is forgotten',
  'a backup',
  'is the platform ready',
  'the operator sees what the platform costs',
  'a restore',
] as const

export type Opened = { db: Database; bookmark: () => string | null }

export type Opening = {
  organisationId: string
  /** Where reading may start: the primary, a bookmark of one's own last write, or any copy. */
  from: string
  /** On everywhere but in production: refuses any statement that forgets its organisation. */
  guard: boolean
  tally: Tally
}

export function open(binding: D1Database, { organisationId, from, guard, tally }: Opening): Opened {
  const session = binding.withSession(from)
  const counted = tallied(session, tally)
  const rules = { organisationId, tenant: isTenantTable, known: isKnownTable, free: everywhere }
  return {
    db: database(guard ? guarded(counted as unknown as D1Database, rules) : counted),
    bookmark: () => session.getBookmark(),
  }
}
