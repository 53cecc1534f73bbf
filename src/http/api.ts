import type * as z from 'zod'
import { log } from '#edge/log.ts'
import type { Context } from '#http/context.ts'
import { isStorable, type Refusal } from '#http/form.ts'
import {
  isBeingMoved,
  movingTime,
  NotThere,
  TooManyAttempts,
  Unreadable,
  WrongForm,
  WrongSignature,
} from '#http/refusals.ts'
import { tellCost } from '#http/timing.ts'
import { paths } from '#paths.ts'

/** A token that opens nothing (401), or that was not made for this (403). */
export class KeyRefused extends Error {
  readonly code: 'no_token' | 'invalid_token' | 'insufficient_scope'

  constructor(code: KeyRefused['code']) {
    super(code)
    this.code = code
  }
}

/** Addresses for programs: they are asked by key, and answer in JSON. */
export const isApi = (path: string): boolean => path.startsWith(`${paths.api.index}/`)

/** Addresses for providers: what they send is signed, wherever it comes from. */
export const isHook = (path: string): boolean => path.startsWith(`${paths.hooks}/`)

/** A browser says where a request comes from; a program does not. Pages of others send nothing here. */
export function refuseBrowsers(c: Context): void {
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return
  if (c.req.header('Origin') !== undefined || c.req.header('Sec-Fetch-Site') !== undefined) throw new WrongForm()
}

/** What was asked for, and what it cost. */
export function told(c: Context, body: object, status: 200 | 201 = 200): Response {
  tellCost(c)
  return c.json(body, status)
}

export type Problem = { field: string; code: string; detail: string }
type Body<T> = { ok: true; value: T } | { ok: false; errors: Problem[] }

const largestBody = 64 * 1024

export async function readJson<S extends z.ZodType>(c: Context, schema: S): Promise<Body<z.output<S>>> {
  const type = (c.req.header('Content-Type') ?? '').split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json') throw new Unreadable(415)
  if (Number(c.req.header('Content-Length') ?? 0) > largestBody) throw new Unreadable(413)
  const text = await c.req.text()
  if (text.length > largestBody) throw new Unreadable(413)

  const parsed = schema.safeParse(parse(text))
  if (parsed.success) return { ok: true, value: parsed.data }
  return {
    ok: false,
    errors: parsed.error.issues.map(({ path, message }) => problemOf(c, String(path[0] ?? ''), message)),
  }
}

/** What was sent is not acceptable: every field and why, as the form would say it. */
export const refusedJson = (c: Context, errors: readonly Problem[], status: 409 | 422 = 422): Response =>
  answer(c, status, {
    title: status === 422 ? 'Not acceptable as it is' : 'Somebody was quicker',
    code: 'refused',
    errors,
  })

export const problemOf = (c: Context, field: string, code: string): Problem => {
  const { refusals } = c.var.w
  const known = code in refusals ? (code as Refusal) : 'unreadable'
  return { field, code: known, detail: refusals[known] }
}

/** Every no that is not about a field, as RFC 9457 says it. */
export function answerProblem(c: Context, error: unknown): Response {
  if (error instanceof KeyRefused) return refuseKey(c, error)
  if (error instanceof WrongSignature) return answer(c, 401, { title: 'The signature is wrong', code: 'signature' })
  if (error instanceof NotThere) return answer(c, 404, { title: 'Nothing there', code: 'not_there' })
  if (error instanceof WrongForm) return answer(c, 403, { title: 'Not for browsers', code: 'browser' })
  if (error instanceof Unreadable) return answer(c, error.status, { title: 'Unreadable', code: 'unreadable' })
  if (isBeingMoved(error)) {
    c.header('Retry-After', String(movingTime))
    return answer(c, 503, { title: 'The organisation is being moved', code: 'moving' })
  }
  if (error instanceof TooManyAttempts) {
    c.header('Retry-After', String(error.retryAfter))
    return answer(c, 429, { title: 'Too many attempts', code: 'too_many' })
  }

  const reference = c.var.requestId
  const said = error instanceof Error ? (error.stack ?? error.message) : String(error)
  log('error', { reference, route: c.req.path, error: said })
  return answer(c, 500, { title: 'Something went wrong', code: 'broken', reference })
}

function refuseKey(c: Context, { code }: KeyRefused): Response {
  c.header(
    'WWW-Authenticate',
    code === 'no_token' ? 'Bearer realm="lisiere"' : `Bearer realm="lisiere", error="${code}"`,
  )
  return code === 'insufficient_scope'
    ? answer(c, 403, { title: 'The key was not made for this', code })
    : answer(c, 401, { title: 'A valid access token is needed', code })
}

type Status = 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 500 | 503

function answer(c: Context, status: Status, said: Readonly<Record<string, unknown>>): Response {
  return c.json({ type: 'about:blank', status, ...said }, status, { 'Content-Type': 'application/problem+json' })
}

/** Unstorable text is as unreadable as text that is no JSON: neither is what any schema wants. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text, (_, value: unknown) => (typeof value === 'string' && !isStorable(value) ? null : value))
  } catch {
    throw new Unreadable(400)
  }
}
