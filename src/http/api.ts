import type * as z from 'zod'
import { describe, log } from '#edge/log.ts'
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

/** An address that is there, and is not asked in this way. */
export class WrongMethod extends Error {
  readonly allowed: string

  constructor(methods: Iterable<string>) {
    super('wrong method')
    this.allowed = [...methods].join(', ')
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

/** One page of a list; the address of the following one is in the body, and in the header where HTTP looks for it. */
export function toldPage<P extends { items: readonly object[]; next: string | null }>(c: Context, page: P): Response {
  if (page.next !== null) c.header('Link', `<${page.next}>; rel="next"`)
  return told(c, page)
}

export type Problem = { field: string; code: string; detail: string }
type Body<T> = { ok: true; value: T } | { ok: false; errors: Problem[] }

const largestBody = 64 * 1024

/** The body as it came: JSON, or nothing where there is nothing to say. */
export async function readJsonText(c: Context): Promise<string> {
  if (Number(c.req.header('Content-Length') ?? 0) > largestBody) throw new Unreadable(413)
  const text = await c.req.text()
  if (text.length > largestBody) throw new Unreadable(413)
  const type = (c.req.header('Content-Type') ?? '').split(';')[0]?.trim().toLowerCase()
  if (text !== '' && type !== 'application/json') throw new Unreadable(415)
  return text
}

/** What the text says against the schema; what it leaves out stays as it is in `beneath`. */
export function parseJson<S extends z.ZodType>(
  c: Context,
  schema: S,
  text: string,
  beneath: object,
): Body<z.output<S>> {
  const sent = text === '' ? {} : parse(text)
  const parsed = schema.safeParse(isObject(sent) ? { ...beneath, ...sent } : sent)
  if (parsed.success) return { ok: true, value: parsed.data }
  return {
    ok: false,
    errors: parsed.error.issues.map(({ path, message }) => problemOf(c, String(path[0] ?? ''), message)),
  }
}

/** What was sent is not acceptable: every field and why, as the form would say it. */
export const refusedJson = (c: Context, errors: readonly Problem[], status: 409 | 422 = 422): Response =>
  problem(c, status, {
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
  if (error instanceof WrongSignature) return problem(c, 401, { title: 'The signature is wrong', code: 'signature' })
  if (error instanceof WrongMethod) {
    c.header('Allow', error.allowed)
    return problem(c, 405, { title: 'Not asked in this way', code: 'method' })
  }
  if (error instanceof NotThere) return problem(c, 404, { title: 'Nothing there', code: 'not_there' })
  if (error instanceof WrongForm) return problem(c, 403, { title: 'Not for browsers', code: 'browser' })
  if (error instanceof Unreadable) return problem(c, error.status, { title: 'Unreadable', code: 'unreadable' })
  if (isBeingMoved(error)) {
    c.header('Retry-After', String(movingTime))
    return problem(c, 503, { title: 'The organisation is being moved', code: 'moving' })
  }
  if (error instanceof TooManyAttempts) {
    c.header('Retry-After', String(error.retryAfter))
    return problem(c, 429, { title: 'Too many requests', code: 'too_many' })
  }

  const reference = c.var.requestId
  const organisation = c.var.scope.organisationId
  log('error', { reference, organisation, route: c.var.route, error: describe(error) }, error)
  return problem(c, 500, { title: 'Something went wrong', code: 'broken', reference })
}

function refuseKey(c: Context, { code }: KeyRefused): Response {
  c.header(
    'WWW-Authenticate',
    code === 'no_token' ? 'Bearer realm="lisiere"' : `Bearer realm="lisiere", error="${code}"`,
  )
  return code === 'insufficient_scope'
    ? problem(c, 403, { title: 'The key was not made for this', code })
    : problem(c, 401, { title: 'A valid access token is needed', code })
}

type Status = 400 | 401 | 403 | 404 | 405 | 409 | 413 | 415 | 422 | 429 | 500 | 503

export function problem(c: Context, status: Status, said: Readonly<Record<string, unknown>>): Response {
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

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
