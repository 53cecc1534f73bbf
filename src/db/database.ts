import type { BatchItem, BatchResponse } from 'drizzle-orm/batch'
import { type DrizzleD1Database, drizzle } from 'drizzle-orm/d1'
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
  const { knock } = scope
  if (!knock) return batch(scope.db, statements)

  const [[door, ...answers], beside] = await Promise.all([batch(scope.db, [knock.ask, ...statements]), knock.beside()])
  knock.answer(door, beside)
  scope.knock = null
  return answers as Answers<T>
}

/** All or nothing, in one trip. */
export async function batch<T extends Statements>(db: Database, statements: T): Promise<Answers<T>> {
  const [first, ...rest] = statements
  if (!first) return [] as unknown as Answers<T>
  return (await db.batch([first, ...rest])) as unknown as Answers<T>
}
