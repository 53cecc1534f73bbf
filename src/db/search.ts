import { type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { fold } from '#db/fold.ts'
import type { Scope } from '#db/scope.ts'

/** The things of one kind in which every word typed begins a word of theirs. Nothing typed asks nothing. */
export function matching(scope: Scope, kind: string, id: SQLiteColumn, typed: string): SQL | undefined {
  const beginnings = beginningsIn(typed)
  return beginnings.length === 0 ? undefined : sql`${id} in (select tokens.id ${hitsOf(scope, kind, beginnings)})`
}

type Wanted = {
  limit: number
  /** The words and the id after which a page begins. */
  after?: readonly [string, string] | null
  /** What else must be true of `tokens.id`. */
  also?: SQL | undefined
}

/**
 * The first of them, once each, to join as a table of `sort_key` and `id`, in the order of the word that was found: showing
 * a few of many reads those few. Nothing typed finds nothing.
 */
export function firstMatching(scope: Scope, kind: string, typed: string, { limit, after, also }: Wanted): SQL {
  const beginnings = beginningsIn(typed)
  const beyond = after ? sql` and (tokens.words, tokens.id) > (${after[0]}, ${after[1]})` : sql``
  return sql`(select tokens.words as sort_key, tokens.id as id ${hitsOf(scope, kind, beginnings)}${beyond}${also ? sql` and ${also}` : sql``}
    order by tokens.words, tokens.id limit ${beginnings.length === 0 ? 0 : limit})`
}

/** Whether every word typed begins a word of this name, for rows already at hand. */
export function holding(sortKey: SQL, typed: string): SQL | undefined {
  const beginnings = beginningsIn(typed)
  return beginnings.length === 0
    ? undefined
    : sql.join(
        beginnings.map((word) => holds(sortKey, word)),
        sql` and `,
      )
}

/**
 * Driven by the longest word, which most likely belongs to the fewest; the others are looked for in the same row. Of a
 * name that two words find, the row of the first word counts.
 */
function hitsOf({ organisationId }: Scope, kind: string, [first = '', ...others]: readonly string[]): SQL {
  const words = sql.raw('tokens.words')
  const also = others.map((word) => sql` and ${holds(words, word)}`)
  return sql`from tokens where tokens.organisation_id = ${organisationId} and tokens.kind = ${kind}
    and tokens.words >= ${first} and tokens.words < ${`${first}\u{10ffff}`}
    and instr(' ' || tokens.earlier, ${` ${first}`}) = 0${sql.join(also)}`
}

const holds = (words: SQL, beginning: string): SQL => sql`instr(' ' || ${words}, ${` ${beginning}`}) > 0`

function beginningsIn(typed: string): string[] {
  const words = fold(typed).split(' ').filter(Boolean).slice(0, 4)
  return words.sort((a, b) => b.length - a.length)
}
