import { randomBytes } from 'node:crypto'
import { buildEverything } from '../bin/bundle/everything.ts'
import { migrateEveryShard } from '../bin/local/shards.ts'
import { openWorld } from '../bin/local/world.ts'
import { seedDemo } from '../bin/seed.ts'
import type { Bindings } from '../src/env.ts'
import { emailOf, password } from '../test/world.ts'
import { addLargeWorld } from '../test/world-large.ts'
import type { Plan } from '../test/world-rows.ts'
import { childrenCalled } from './cpu.ts'

export type Running = { origin: string; cookie: string; pids: number[]; stop(): Promise<void> }

/** With the addresses of accounts that have a password, and what it is bound to. */
export type Application = Running & { accounts: readonly string[]; env: () => Promise<Bindings> }

/** The built Worker, as `npm start` serves it, with that many people in the office of Centre Lisière, and Odile signed in. */
export async function startApplication(port: number, people: number, inspector?: number): Promise<Application> {
  const before = childrenCalled('workerd')
  const origin = `http://localhost:${port}`
  const bindings = { ORIGIN: origin, SECRET: randomBytes(48).toString('base64url'), MODE: 'production' }
  // Told that there is plenty, an engine sweeps late: what is inspected has as little room as at Cloudflare.
  if (inspector) process.env.MINIFLARE_WORKERD_V8_FLAGS = '--max-heap-size=96'
  const world = await openWorld({ bindings, ...(inspector ? { inspector } : {}) })
  const env = await world.env()
  await migrateEveryShard(env)
  await seedDemo(env)
  const plan = { ...worldOf(people), quality: people > 0 }
  const office = env.SHARD_1 as unknown as D1Database
  await addLargeWorld({ directory: office, office }, plan)
  const accounts = await givePasswords(office)
  await buildEverything()
  await world.serve(port)
  delete process.env.MINIFLARE_WORKERD_V8_FLAGS
  const cookie = await signIn(origin)
  return {
    origin,
    cookie,
    accounts,
    env: world.env,
    pids: childrenCalled('workerd').filter((pid) => !before.includes(pid)),
    stop: world.stop,
  }
}

/** What is measured everywhere here. */
export const worldOf = (people: number): Plan => ({
  seed: 7,
  organisation: 'lisiere',
  people,
  now: Date.UTC(2026, 10, 2, 8, 0),
  halfDays: 12,
})

/** Odile's, for some of the crowd: nobody of a large world has chosen one. */
async function givePasswords(directory: D1Database): Promise<string[]> {
  const some = "identities WHERE id GLOB 'w7-*-lisiere' ORDER BY id LIMIT 240"
  const odile = "(SELECT hash FROM passwords WHERE identity_id = 'id-odile')"
  await directory.prepare(`INSERT OR IGNORE INTO passwords SELECT id, ${odile}, at FROM ${some}`).run()
  const { results } = await directory.prepare(`SELECT email FROM ${some}`).all<{ email: string }>()
  return results.map(({ email }) => email)
}

/** By the form, as anybody; then one page, so that the cookie knows the rights. */
async function signIn(origin: string): Promise<string> {
  const answer = await fetch(`${origin}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Origin: origin, 'Sec-Fetch-Site': 'same-origin' },
    body: new URLSearchParams({ email: emailOf('odile'), password }),
  })
  const first = cookieOf(answer)
  if (!first) throw new Error(`Signing in answers ${answer.status}`)
  const desk = await fetch(`${origin}/desk`, { headers: { Cookie: first } })
  if (!desk.ok) throw new Error(`The desk answers ${desk.status}`)
  return cookieOf(desk) ?? first
}

const cookieOf = ({ headers }: Response): string | undefined =>
  headers
    .getSetCookie()
    .find((cookie) => cookie.startsWith('__Host-login='))
    ?.split(';')[0]
