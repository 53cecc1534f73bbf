import type { Place, Reply } from './place.ts'

/** One way of writing something, tried under every weather. */
export type Flow = {
  readonly name: string
  /** What is there before. What `act` needs to know comes back. */
  arrange?(place: Place): Promise<unknown>
  /** One thing done by somebody, by cron or from a command line; done again after an error, as she would. */
  act(place: Place, known: never): Promise<Reply>
  /** Rows of which a second try may leave one more like the first, each with the reason: a table, perhaps a piece of the row. */
  repeats?: Rules
  /** Rows in which a second try may leave something else. */
  forgives?: Rules
  /** Rows that may differ whatever happens: what is tried again is told again. */
  loose?: Rules
  /** Addresses that a second try tells again, since it asks for it again. */
  again?: readonly string[]
  /** Why one more file like those of the first try may be there. */
  keeps?: string
  /** Rows of which a job done again may leave one more. */
  spares?: Rules
  /** Letters (by subject, or its beginning) which a doubt may send twice, with the reason. */
  twice?: Rules
  /** Its letter opens nothing any more after so long: a queue that was down longer sends none. */
  perishes?: { minutes: number; why: string }
  /** What a fine day answers, when it is a no. */
  answers?: number
  /** It only looks, or leaves something in the browser. */
  writes?: 'nothing'
  /** Why whoever tries often is made to wait: a squall stops before that. */
  wary?: string
  /** Expensive to run: a squall has few faults. */
  heavy?: true
}

/** What is allowed, and why. One that is never needed must go. */
export type Rules = Readonly<Record<string, string>>

/** What `arrange` gives is what `act` knows. */
export function flow<T>(
  name: string,
  given: {
    arrange?(place: Place): Promise<T>
    act(place: Place, known: T): Promise<Reply>
  } & Omit<Flow, 'name' | 'arrange' | 'act'>,
): Flow {
  return { name, ...given } as Flow
}
