export type Facts = Readonly<Record<string, unknown>>
type Listener = (facts: Facts, error: unknown) => void

let listener: Listener = () => {}

/** Set once, as the Worker starts: what runs on a machine of ours has nobody to tell. */
export function tellErrorsTo(other: Listener): void {
  listener = other
}

/** One line of JSON an event, with no personal data in it; of an error, somebody else may hear. */
export function log(level: 'info', facts: Facts): void
export function log(level: 'error', facts: Facts, error: unknown): void
export function log(level: 'info' | 'error', facts: Facts, error?: unknown): void {
  const told = Object.entries(facts).map(([name, fact]) => [name, safe(fact)])
  console.error(JSON.stringify({ level, ...Object.fromEntries(told) }))
  if (level === 'error') listener(facts, error)
}

const safe = (fact: unknown): unknown =>
  fact instanceof Error ? describe(fact) : typeof fact === 'string' ? withoutValues(fact) : fact

/** Where it went wrong and what the database said, never the values a statement was given. */
export function describe(error: unknown): string {
  if (!(error instanceof Error)) return withoutValues(String(error))
  const cause = error.cause === undefined ? '' : `\ncaused by ${describe(error.cause)}`
  return withoutValues(error.stack ?? error.message) + cause
}

const withoutValues = (text: string): string => text.replace(/\nparams: .*?(?=\n {4}at |$)/s, '')
