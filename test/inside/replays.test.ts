import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import * as fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { makeApp } from '#app.ts'
import { updateSite } from '#db/organisations/sites.ts'
import { record } from '#domain/events/commit.ts'
import { seal } from '#edge/seal.ts'
import { hmac, joined, toBase64, utf8 } from '#edge/webhooks/hmac.ts'
import type { ProviderName } from '#edge/webhooks/providers.ts'
import { signStandard } from '#edge/webhooks/standard.ts'
import type { JobMessage } from '#env.ts'
import { type Applier, type Appliers, applyWith } from '#jobs/incoming.ts'
import { findJob } from '#jobs/job.ts'
import { rooms } from '#routes/rooms.ts'
import { makeQueue } from '#test/queue.ts'
import { runs } from '#test/runs.ts'
import { now, world } from '#test/visit.ts'
import { report } from '../report.ts'

const queue = makeQueue()
const app = makeApp(queue.ambient, rooms)
const seed = 20261121

const secrets = {
  standard: `whsec_${btoa('only-for-tests-only-for-tests-32')}`,
  stripe: 'whsec_only_for_tests',
  typeform: 'only-for-tests-typeform',
  tally: 'only-for-tests-tally',
} as const
type Signer = keyof typeof secrets

type Word = {
  organisation: string
  provider: Signer
  n: number
  subject: string
  version: number
  order: 'each' | 'latest'
}
type Call = { path: string; body: string; headers: Record<string, string>; good: boolean }

/** Few things, many words about each: they meet each other in every order. */
const words: readonly Word[] = Array.from({ length: 240 }, (_, n) => ({
  organisation: n % 5 === 4 ? 'miroir' : 'lisiere',
  provider: (['standard', 'stripe', 'typeform', 'tally'] as const)[n % 4] ?? 'standard',
  n,
  subject: n % 3 === 0 ? 'nantes' : 'vannes',
  version: now / 1000 + ((n * 37) % 60),
  order: n % 2 === 0 ? ('latest' as const) : ('each' as const),
}))

beforeAll(async () => {
  await world()
  for (const organisation of ['lisiere', 'miroir']) {
    for (const [provider, secret] of Object.entries(secrets)) {
      const sealed = await seal(env.SECRET, 'hook-secret', `${organisation}.s-${provider}`, secret)
      await env.SHARD_1.batch([
        env.SHARD_1.prepare("INSERT INTO hook_sources VALUES (?, ?, ?, ?, 'Essai', ?, '', 0, 0, NULL, ?, 'test')").bind(
          ...[organisation, `s-${provider}`, `${organisation}-${provider}`, provider, sealed, now],
        ),
        env.SHARD_1.prepare("INSERT INTO hook_endpoints VALUES (?, ?, ?, ?, ?, '', 0)").bind(
          ...[`${organisation}-${provider}`, organisation, `s-${provider}`, provider, sealed],
        ),
      ])
    }
  }
})

test('whatever is delivered twice, in disorder or tampered with, happens once or not at all', async () => {
  const good = (await Promise.all(words.map(callOf))).flatMap((call) => Array.from({ length: runs(4) }, () => call))
  const bad = await Promise.all(words.map(tampered))
  const calls = shuffled([...good, ...bad])
  const answers: { call: Call; status: number }[] = []
  for (let from = 0; from < calls.length; from += 16) {
    const some = calls.slice(from, from + 16)
    answers.push(...(await Promise.all(some.map(async (call) => ({ call, status: await send(call) })))))
  }
  expect(answers.filter(({ call, status }) => call.good !== (status === 200))).toEqual([])
  expect(new Set(answers.filter(({ call }) => !call.good).map(({ status }) => status))).toEqual(new Set([401, 404]))
  expect(await count("SELECT count(*) AS n FROM incoming WHERE source_id <> 'site'")).toBe(words.length)
  expect(await count("SELECT count(*) AS n FROM outbox WHERE handler = 'applyIncoming'")).toBe(words.length)

  const work = queue.waiting() as JobMessage[]
  expect(work).toHaveLength(words.length)
  await workThrough(shuffled([...work, ...work]))
  // What lost a race is tried again, as its outbox row asks for.
  await workThrough(work)

  const effects = await count("SELECT count(*) AS n FROM events WHERE action = 'hook_ping_received'")
  const each = words.filter(({ order }) => order === 'each').length
  report('replays', `${calls.length} delivered, ${effects - each} doubled`)
  expect(effects).toBe(each)
  expect(calls.length).toBeGreaterThanOrEqual(1_000)
  expect(await count("SELECT count(*) AS n FROM outbox WHERE handler = 'applyIncoming'")).toBe(0)
})

test('whatever the order they came in, the last word of each sender about each thing is the one that stands', async () => {
  const latest = words.filter(({ order }) => order === 'latest')
  const groups = Map.groupBy(latest, ({ organisation, provider, subject }) => [organisation, provider, subject].join())
  for (const [group, some] of groups) {
    const [organisation = '', provider = '', subject = ''] = group.split(',')
    const last = some.toSorted((a, b) => a.version - b.version || (idOf(a) < idOf(b) ? -1 : 1)).at(-1)
    const head = await env.SHARD_1.prepare(
      'SELECT version, event_id FROM incoming_heads WHERE organisation_id = ? AND sender LIKE ? AND subject = ?',
    )
      .bind(organisation, `${provider}%`, subject)
      .first()
    expect([group, head]).toEqual([group, { version: (last?.version ?? 0) * 1000, event_id: last && idOf(last) }])
    const applied = await env.SHARD_1.prepare(
      "SELECT event_id FROM incoming WHERE organisation_id = ? AND sender LIKE ? AND subject = ? AND kind = 'latest' AND state = 'applied' ORDER BY version DESC, event_id DESC LIMIT 1",
    )
      .bind(organisation, `${provider}%`, subject)
      .first('event_id')
    expect([group, applied]).toEqual([group, last && idOf(last)])
  }
  const states = await env.SHARD_1.prepare(
    "SELECT DISTINCT state FROM incoming WHERE source_id <> 'site' ORDER BY state",
  ).all()
  expect(states.results).toEqual([{ state: 'applied' }, { state: 'superseded' }])
})

/** Eight at once: two that hold the same event, or speak of the same thing, meet. */
async function workThrough(messages: readonly JobMessage[]): Promise<void> {
  for (let from = 0; from < messages.length; from += 8) {
    await Promise.allSettled(
      messages.slice(from, from + 8).map(async (message) => {
        const job = await findJob(queue.env, queue.ambient, message, [])
        if (job) await apply(job)
      }),
    )
  }
}

const counted: Applier = {
  order: 'each',
  apply: ({ scope }, { sourceId }) => [record(scope, 'hook_ping_received', sourceId)],
}

/** What a room would do: the thing becomes what the word says of it. */
const becoming: Applier = {
  order: 'latest',
  apply: ({ scope }, { subject, eventId }) => [
    updateSite(scope, subject, 1, {
      name: eventId,
      sortKey: eventId,
      street: '',
      postalCode: '',
      town: '',
      phone: '',
      accessibility: '',
    }),
  ],
}
const table = { each: counted, latest: becoming }
const apply = applyWith({
  standard: table,
  stripe: table,
  gocardless: {},
  typeform: table,
  tally: table,
} satisfies Appliers & Record<ProviderName, unknown>)

const idOf = ({ n }: Word): string => `evt_${n}`
const shuffled = <T>(some: readonly T[]): T[] =>
  fc.sample(fc.shuffledSubarray([...some], { minLength: some.length }), { seed, numRuns: 1 })[0] ?? []

function bodyOf(word: Word): string {
  const { provider, subject, version, order } = word
  const id = idOf(word)
  const at = new Date(version * 1000).toISOString()
  const bodies: Record<Signer, object> = {
    standard: { type: order, timestamp: at, data: { id: subject } },
    stripe: { id, type: order, created: version, data: { object: { id: subject } } },
    typeform: { event_id: id, event_type: order, form_response: { token: subject, submitted_at: at } },
    tally: { eventId: id, eventType: order, createdAt: at, data: { responseId: subject } },
  }
  return JSON.stringify(bodies[provider])
}

async function callOf(word: Word): Promise<Call> {
  const body = bodyOf(word)
  return { path: pathOf(word), body, headers: await signed(word, body, now / 1000), good: true }
}

/** A bit of the body, another secret, another hour, another's address, nothing at all. */
async function tampered(word: Word, at: number): Promise<Call> {
  const call = { ...(await callOf(word)), good: false }
  const ways: (() => Call | Promise<Call>)[] = [
    () => ({ ...call, body: `${call.body} ` }),
    async () => ({ ...call, headers: await signed(word, `${call.body}x`, now / 1000) }),
    () => ({ ...call, headers: {} }),
    () => ({ ...call, path: `/hooks/${word.provider}/nowhere` }),
    async () =>
      word.provider === 'standard' || word.provider === 'stripe'
        ? { ...call, headers: await signed(word, call.body, now / 1000 - 301) }
        : { ...call, body: call.body.replace('evt_', 'evt-') },
  ]
  return (await ways[at % ways.length]?.()) ?? call
}

const pathOf = ({ organisation, provider }: Word) => `/hooks/${provider}/${organisation}-${provider}`

async function signed(word: Word, body: string, timestamp: number): Promise<Record<string, string>> {
  const { provider } = word
  const key = utf8(secrets[provider])
  if (provider === 'standard') {
    const signature = await signStandard([secrets.standard], { id: idOf(word), timestamp, body })
    return { 'webhook-id': idOf(word), 'webhook-timestamp': String(timestamp), 'webhook-signature': signature }
  }
  if (provider === 'stripe') {
    const mac = await hmac(key, joined(`${timestamp}.`, utf8(body)))
    const hex = [...mac].map((byte) => byte.toString(16).padStart(2, '0')).join('')
    return { 'stripe-signature': `t=${timestamp},v1=${hex}` }
  }
  const mac = toBase64(await hmac(key, utf8(body)))
  return provider === 'typeform' ? { 'typeform-signature': `sha256=${mac}` } : { 'tally-signature': mac }
}

async function send({ path, body, headers }: Call): Promise<number> {
  const context = createExecutionContext()
  const request = new Request(`${env.ORIGIN}${path}`, { method: 'POST', body, headers })
  const { status } = await app.fetch(request, queue.env, context)
  await waitOnExecutionContext(context)
  return status
}

const count = async (sql: string): Promise<number> => (await env.SHARD_1.prepare(sql).first<number>('n')) ?? 0
