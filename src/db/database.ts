import { type AnyColumn, type GetColumnData, is, type SQL, sql } from 'drizzle-orm'
import type { BatchItem, BatchResponse } from 'drizzle-orm/batch'
import { type DrizzleD1Database, drizzle } from 'drizzle-orm/d1'
import { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { Scope } from '#db/scope.ts'

export type Database = DrizzleD1Database
export type Statement = BatchItem<'sqlite'>
export type Statements = readonly Statement[]
export type Answers<T extends Statements> = { [K in keyof T]: BatchResponse<[T[K]]>[0] }

/** Drizzle over a binding (or a session of it): the only place where the two meet. */
export function database(binding: D1Database | D1DatabaseSession): Database {
  return drizzle(binding as D1Database)
}

/** Every read of a page in one trip. The first one of a request carries the door's check with it. */
export async function read<const T extends Statements>(scope: Scope, ...statements: T): Promise<Answers<T>> {
  return scope.knock ? (await readBoth(scope, statements, []))[0] : batch(scope.db, statements)
}

/** The first read of a request, and what the page asks of the other database: it goes with that half of the check. */
export async function readBoth<const T extends Statements, const U extends Statements>(
  scope: Scope,
  here: T,
  there: U,
): Promise<[Answers<T>, Answers<U>]> {
  const { knock } = scope
  if (!knock) throw new Error('The door has opened already: ask each database by itself.')
  const [[door, ...answers], [check, ...others]] = await Promise.all([
    batch(scope.db, [knock.ask, ...here]),
    knock.beside(there),
  ])
  await knock.answer(door, check)
  scope.knock = null
  return [answers as Answers<T>, others as Answers<U>]
}

/** A trigger has refused: the organisation goes to another database, or for good, and takes no more rows in this one. */
export class Leaving extends Error {}

/** All or nothing, in one trip. */
export async function batch<const T extends Statements>(db: Database, statements: T): Promise<Answers<T>> {
  const [first, ...rest] = statements
  if (!first) return [] as unknown as Answers<T>
  try {
    return (await db.batch([first, ...rest])) as unknown as Answers<T>
  } catch (error) {
    throw isRefusedAsLeaving(error) ? new Leaving(leaving, { cause: error }) : error
  }
}

const leaving = 'the organisation is leaving this database'

function isRefusedAsLeaving(error: unknown): boolean {
  const said = [error, error instanceof Error ? error.cause : null]
  return said.some((each) => each instanceof Error && each.message.includes(leaving))
}

/**
 * Gives every selected column the name of its key. D1 answers a batch with objects: two columns both called `id` would
 * become one, and every value after it would move one place to the left.
 */
export function named<T extends Record<string, AnyColumn | SQL | SQL.Aliased>>(columns: T): Named<T> {
  const entries = Object.entries(columns).map(([key, column]) => [
    key,
    is(column, SQLiteColumn) ? sql`${column}`.mapWith(column).as(key) : column,
  ])
  return Object.fromEntries(entries) as Named<T>
}

type Named<T> = { [K in keyof T]: T[K] extends AnyColumn ? SQL.Aliased<GetColumnData<T[K]>> : T[K] }
