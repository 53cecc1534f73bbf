import type * as z from 'zod'
import type { KeyScope } from '#domain/members/keys-scopes.ts'
import type { Method } from '#http/room.ts'

/** A route as programs read of it. What its examples say is really sent by the tests, and the answer held against the schema. */
export type Operation = {
  method: Method
  /** As the route writes it. */
  path: string
  scope: KeyScope | null
  id: string
  summary: string
  parameters?: readonly Parameter[]
  body?: Body
  /** Names of schemas, by status; null where bytes are answered, or nothing. */
  answers: Readonly<Partial<Record<number, string | null>>>
  refusals?: readonly number[]
}

type Parameter = { name: string; in: 'path' | 'query' | 'header'; description: string; example?: string }

type Body = {
  type: 'application/json' | 'application/x-www-form-urlencoded' | 'multipart/form-data'
  schema: z.ZodType
  example: Readonly<Record<string, unknown>>
}

export type Described = {
  schemas: Readonly<Record<string, z.ZodType>>
  operations: readonly Operation[]
}

/** The address of one thing. */
export const idParameter = (example: string): Parameter => ({ name: 'id', in: 'path', description: 'Its id.', example })

/** A list by the order of names. */
export const listParameters: readonly Parameter[] = [
  { name: 'q', in: 'query', description: 'Words, or beginnings of words, of the name.' },
  { name: 'after', in: 'query', description: 'Where a page begins: take it from `next`, do not make it.' },
]
