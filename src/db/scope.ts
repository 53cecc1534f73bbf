import type { Database, Statement } from '#db/database.ts'

/** Who acts. A job acts in the name of the event it answers. */
export type Actor = { kind: 'person' | 'identity' | 'key' | 'job' | 'operator' | 'provider' | 'visitor'; id: string }

/**
 * Where a statement may look and what it may take for granted: the organisation, the sites, who acts, the hour, the ids.
 * The first parameter of every function that touches rows.
 */
export type Scope = {
  readonly organisationId: string
  readonly shard: string
  readonly db: Database
  readonly actor: Actor
  /** The sites the person may see here; a rule narrows it with a permission. */
  readonly sites: 'all' | readonly string[]
  readonly requestId: string
  readonly clock: { now(): number }
  readonly ids: { next(): string; secret(bytes?: number): string }
  /** Which handlers an event wakes: `jobs/subscriptions.ts`, handed over so that no room knows the rooms above it. */
  readonly handlersOf: (action: string) => readonly string[]
  /** Called with what a commit left in the outbox, so that it leaves for the queue after the answer. */
  readonly owed: (work: Owed) => void
  /** Called with the kind of things a commit has changed, for whoever is looking at them. Nobody waits for it. */
  readonly changed?: (topic: string) => void
  /** A door not yet opened: it rides in the first batch, and nothing is shown until it answers. */
  knock: Knock | null
}

export type Owed = { shard: string; organisationId: string; eventId: string; handler: string }

export type Knock = {
  readonly ask: Statement
  /** The check that lives in the other database, sent at the same moment with what the page asks there. */
  readonly beside: (also: readonly Statement[]) => Promise<readonly unknown[]>
  readonly answer: (rows: unknown, beside: unknown) => void | Promise<void>
}
