import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { makeApp } from '#app.ts'
import { makeIds } from '#edge/ids.ts'
import { tokens } from '#edge/tokens.ts'
import { handlersOf } from '#jobs/subscriptions.ts'
import { rooms } from '#routes/rooms.ts'
import { identityOf, organisations, seedWorld } from './world.ts'

/** The hour of every test: a Saturday afternoon in autumn. */
export const now = Date.UTC(2026, 10, 21, 13, 32)
export const clock = { now: () => now }

export const app = makeApp({ clock, ids: makeIds(clock.now), handlersOf }, rooms)

export const world = () => seedWorld(env, now)

type Fields = Record<string, string | readonly string[] | File>

export type Visitor = {
  get(path: string, headers?: Record<string, string>): Promise<Response>
  post(path: string, fields?: Fields, headers?: Record<string, string>, method?: string): Promise<Response>
}

/** Somebody of the cast, signed in, with one browser. */
export async function visitor(
  member: string,
  home = 'lisiere',
  factors = 2,
  organisation = home,
  application = app,
): Promise<Visitor> {
  const identity = identityOf(member, home)
  const login = `login-${identity}-${factors}`
  await env.SHARD_1.prepare('INSERT OR IGNORE INTO logins VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)')
    .bind(login, identity, now, now, now + 3600_000, now, 'password', factors, '127.0.0.1', 'Test')
    .run()
  const shard = organisations.find(({ id }) => id === organisation)?.shard ?? 'SHARD_1'
  const claims = { login, identity, organisation, shard, hats: '[]', grants: '[]', site: '' }
  const cookie = await tokens(env.SECRET).sign('login', claims, 3600, now)
  return browser(application, organisation, `__Host-login=${cookie}`)
}

export const stranger = (application = app): Visitor => browser(application, '', '')

/** What sends requests with these cookies and headers, from pages shown for this organisation. */
export function browser(application: typeof app, organisation: string, cookie: string, always = {}): Visitor {
  const send = (path: string, init: RequestInit) =>
    request(path, { ...init, headers: { Cookie: cookie, ...always, ...init.headers } }, application)
  return {
    get: (path, headers = {}) => send(path, { headers }),
    post: (path, fields = {}, headers = {}, method = 'POST') =>
      send(path, {
        method,
        body: formOf({ _for: organisation, ...fields }),
        headers: { ...sameOrigin, ...headers },
      }),
  }
}

const sameOrigin = { 'Sec-Fetch-Site': 'same-origin' }

/** As htmx asks: the part of the page that changes. */
export const partial = { 'HX-Request': 'true', 'HX-Request-Type': 'partial', 'HX-Target': 'main#main' }

export async function request(path: string, init: RequestInit = {}, application = app): Promise<Response> {
  const context = createExecutionContext()
  const response = await application.fetch(
    new Request(`${env.ORIGIN}${path}`, { redirect: 'manual', ...init }),
    env,
    context,
  )
  await waitOnExecutionContext(context)
  return response
}

/** As a browser sends it: in parts when there is a file. */
function formOf(fields: Fields): FormData | URLSearchParams {
  const withFile = Object.values(fields).some((value) => value instanceof File)
  const form = withFile ? new FormData() : new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) {
    if (value instanceof File) (form as FormData).append(name, value)
    else for (const one of [value].flat() as string[]) form.append(name, one)
  }
  return form
}
