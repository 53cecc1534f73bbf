import { type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { fold } from '#db/fold.ts'
import type { Scope } from '#db/scope.ts'

/** The things of one kind in which every word typed begins a word of theirs. Nothing typed asks nothing. */
export function matching(scope: Scope, kind: string, id: SQLiteColumn, typed: string): SQL | undefined {
  const beginnings = beginningsIn(typed)
  return beginnings.length === 0 ? undefined : sql`${id} in (select ${hitsOf(scope, kind, beginnings)})`
}

/** The first of them, once each, as a table `hit` to join: showing a few of many costs those few. Nothing typed finds nothing. */
export function firstMatching(scope: Scope, kind: string, typed: string, limit: number): SQL {
  const beginnings = beginningsIn(typed)
  return sql`(select distinct ${hitsOf(scope, kind, beginnings)} limit ${beginnings.length === 0 ? 0 : limit}) as hit`
}

/** Driven by the longest word, which most likely belongs to the fewest. */
function hitsOf({ organisationId }: Scope, kind: string, beginnings: readonly Beginning[]): SQL {
  const [first, ...others] = beginnings
  const also = others.map(
    (word) => sql` and exists (select 1 from tokens other where other.organisation_id = ${organisationId}
      and other.id = tokens.id and other.word >= ${word[0]} and other.word < ${word[1]})`,
  )
  return sql`tokens.id from tokens where tokens.organisation_id = ${organisationId} and tokens.kind = ${kind}
    and tokens.word >= ${first?.[0] ?? ''} and tokens.word < ${first?.[1] ?? ''}${sql.join(also)}`
}

function beginningsIn(typed: string): Beginning[] {
  const words = fold(typed).split(' ').filter(Boolean).slice(0, 4)
  return words.sort((a, b) => b.length - a.length).map((word) => beginning(word))
}

type Beginning = readonly [string, string]

/** Every word that begins so lies between these two. */
const beginning = (word: string): Beginning => [word, `${word}\u{10ffff}`]
