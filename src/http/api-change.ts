import type * as z from 'zod'
import { type Answers, batch, read, type Statements } from '#db/database.ts'
import { insertAnswer, selectAnswer } from '#db/events/api-answers.ts'
import type { Outcome } from '#domain/events/outcome.ts'
import { sha256 } from '#edge/digest.ts'
import { parseJson, problem, problemOf, readJsonText, refusedJson, told } from '#http/api.ts'
import type { Context } from '#http/context.ts'

/** What a change will answer, known before it is made: the answer can then be kept by the batch that makes it. */
export type Plan = {
  status: 200 | 201
  body: object
  /** Makes the change. What it is given goes in the same batch: all of it happens or none. */
  commit: (along: Statements) => Promise<Outcome<unknown>>
}

/** What a program has asked, and what it was told the last time it asked so. */
export type Asked<T extends Statements> = { key: string | null; known: Known | undefined; rows: Answers<T> }

type Known = Awaited<ReturnType<typeof selectAnswer>>[number]

/** A change said in JSON: asked twice under one key it is made once, and answered twice the same. */
export async function change<const T extends Statements, S extends z.ZodType>(
  c: Context,
  loads: T,
  schemaFor: (rows: Answers<T>) => { schema: S; beneath?: object },
  plan: (rows: Answers<T>, input: z.output<S>) => Plan,
): Promise<Response> {
  const asked = await openChange(c, loads)
  if (!asked) return wrongKey(c)
  const text = await readJsonText(c)
  const hash = await hashOf(c, text)
  if (asked.known) return answerAgain(c, asked.known, hash)

  const { schema, beneath = {} } = schemaFor(asked.rows)
  const body = parseJson(c, schema, text, beneath)
  if (!body.ok) return refusedJson(c, body.errors)
  return settleChange(c, asked.key, hash, plan(asked.rows, body.value))
}

/** The door, what the change looks at, and what was answered already under this key: one trip. Null: no key is like that. */
export async function openChange<const T extends Statements>(c: Context, loads: T): Promise<Asked<T> | null> {
  const { scope } = c.var
  const key = c.req.header('Idempotency-Key') ?? null
  const readable = key === null || /^[\x20-\x7e]{1,255}$/.test(key)
  const [found, ...rows] = await read(scope, selectAnswer(scope, readable ? (key ?? '') : ''), ...loads)
  return readable ? { key, known: (found as Known[])[0], rows: rows as unknown as Answers<T> } : null
}

/** The change and the row that remembers its answer, together. Refused, it may be that the same request was quicker. */
export async function settleChange(c: Context, key: string | null, hash: string, plan: Plan): Promise<Response> {
  const { scope } = c.var
  const { status } = plan
  const row = key === null ? [] : [insertAnswer(scope, { id: key, hash, status, body: JSON.stringify(plan.body) })]
  const outcome = await plan.commit(row)
  if (outcome.ok) return told(c, plan.body, status)

  const [[known]] = key === null ? [[]] : await batch(scope.db, [selectAnswer(scope, key)])
  if (known) return answerAgain(c, known, hash)
  const { refusal } = outcome
  return refusedJson(c, [problemOf(c, '', refusal)], refusal === 'overtaken' || refusal === 'taken' ? 409 : 422)
}

/** The same answer to the same request; the same key for another request is a mistake of the program's. */
export function answerAgain(c: Context, known: Known, hash: string): Response {
  if (known.hash !== hash)
    return problem(c, 422, { title: 'This key was used for another request', code: 'idempotency_reused' })
  c.header('Idempotency-Replayed', 'true')
  return told(c, JSON.parse(known.body) as object, known.status === 201 ? 201 : 200)
}

export const wrongKey = (c: Context): Response =>
  problem(c, 400, { title: 'An idempotency key is 1 to 255 printable characters', code: 'idempotency_key' })

export const hashOf = (c: Context, content: string): Promise<string> =>
  sha256(`${c.req.method} ${c.req.path}\n${content}`)
