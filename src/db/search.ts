import { type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { fold } from '#db/fold.ts'
import type { Scope } from '#db/scope.ts'

/** The things of one kind in which every word typed begins a word of theirs. Nothing typed asks nothing. */
export function matching({ organisationId }: Scope, kind: string, id: SQLiteColumn, typed: string): SQL | undefined {
  const words = fold(typed).split(' ').filter(Boolean).slice(0, 4)
  if (words.length === 0) return undefined
  const [first, ...others] = words.sort((a, b) => b.length - a.length).map((word) => beginning(word))
  const also = others.map(
    (word) => sql` and exists (select 1 from tokens other where other.organisation_id = ${organisationId}
      and other.id = tokens.id and other.word >= ${word[0]} and other.word < ${word[1]})`,
  )
  return sql`${id} in (select tokens.id from tokens where tokens.organisation_id = ${organisationId}
    and tokens.word >= ${first?.[0]} and tokens.word < ${first?.[1]} and tokens.kind = ${kind}${sql.join(also)})`
}

/** Every word that begins so lies between these two. */
const beginning = (word: string): [string, string] => [word, `${word}\u{10ffff}`]
