import * as z from 'zod'
import { type Answers, batch, read, type Statements } from '#db/database.ts'
import { insertAnswer, selectAnswer } from '#db/events/api-answers.ts'
import { type Outcome, yes } from '#domain/events/outcome.ts'
import { sha256 } from '#edge/digest.ts'
import { parseJson, problem, problemOf, readJsonText, refusedJson, told } from '#http/api.ts'
import type { Context } from '#http/context.ts'
import { isStorable, type Refusal } from '#http/form.ts'

type Answer = { status: 200 | 201; body: object }

/** What a change will answer, known before it is made: the answer can then be kept by the batch that makes it. */
export type Plan = Answer & {
  /** Makes the change. What it is given goes in the same batch: all of it happens or none. */
  commit: (along: Statements) => Promise<Outcome<unknown>>
}

/** A change whose answer is known only as it is made: whoever makes it says what to keep with it. */
export type Deciding = { decide: (keep: (answer: Answer) => Statements) => Promise<Outcome<Answer>> }

/** What the rules refuse before anything is written. */
export type Refused = { refusal: Refusal; field: string; status?: 409 | 422 }

/** What a program has asked, and what it was told the last time it asked so. */
export type Asked<T extends Statements> = { key: string | null; known: Known | undefined; rows: Answers<T> }

type Known = Awaited<ReturnType<typeof selectAnswer>>[number]

/** A change said in JSON: asked twice under one key it is made once, and answered twice the same. */
export async function change<const T extends Statements, S extends z.ZodType>(
  c: Context,
  loads: T,
  schemaFor: (rows: Answers<T>) => { schema: S; beneath?: object },
  plan: (rows: Answers<T>, input: z.output<S>) => Plan | Deciding | Refused | Promise<Plan | Refused>,
): Promise<Response> {
  const asked = await openChange(c, loads)
  if (!asked) return wrongKey(c)
  const text = await readJsonText(c)
  const hash = await hashOf(c, text)
  if (asked.known) return answerAgain(c, asked.known, hash)

  const { schema, beneath = {} } = schemaFor(asked.rows)
  const body = parseJson(c, schema, text, beneath)
  if (!body.ok) return refusedJson(c, body.errors)
  const planned = await plan(asked.rows, body.value)
  if ('refusal' in planned) return refusedJson(c, [problemOf(c, planned.field, planned.refusal)], planned.status)
  return settleChange(c, asked.key, hash, planned)
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
export async function settleChange(
  c: Context,
  key: string | null,
  hash: string,
  plan: Plan | Deciding,
): Promise<Response> {
  const { scope } = c.var
  const keep = ({ status, body }: Answer) =>
    key === null ? [] : [insertAnswer(scope, { id: key, hash, status, body: JSON.stringify(body) })]
  const outcome = await ('decide' in plan ? plan.decide(keep) : foreseen(plan, keep(plan)))
  if (outcome.ok) return told(c, outcome.after.body, outcome.after.status)

  const [[known]] = key === null ? [[]] : await batch(scope.db, [selectAnswer(scope, key)])
  if (known) return answerAgain(c, known, hash)
  const { refusal } = outcome
  return refusedJson(c, [problemOf(c, '', refusal)], quicker.has(refusal) ? 409 : 422)
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

/** What the body says, before it is judged: for what the first question must look for. */
export async function peekJson(c: Context): Promise<Readonly<Record<string, unknown>>> {
  const text = await readJsonText(c).catch(() => '')
  return z.record(z.string(), z.unknown()).catch({}).parse(parsed(text))
}

/** A text to look for, if it is one. */
export const wordIn = (said: unknown): string =>
  typeof said === 'string' && isStorable(said) ? said.slice(0, 300) : ''

async function foreseen(plan: Plan, along: Statements): Promise<Outcome<Answer>> {
  const outcome = await plan.commit(along)
  return outcome.ok ? yes(plan) : outcome
}

/** Somebody else did it first, or is there already. */
const quicker: ReadonlySet<string> = new Set([
  'overtaken',
  'taken',
  'enrolled_there',
  'slot_conflicts',
  'session_code_taken',
])

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
