import { env } from 'cloudflare:workers'
import * as fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { makeApp } from '#app.ts'
import { givenBy, proposed } from '#domain/surveys/mapping.ts'
import { formProviders, isFormProvider, parseReport } from '#domain/surveys/providers.ts'
import { readySets } from '#domain/surveys/ready-sets.ts'
import { hmac, toBase64, utf8 } from '#edge/webhooks/hmac.ts'
import { signStandard } from '#edge/webhooks/standard.ts'
import { tally } from '#edge/webhooks/tally.ts'
import { typeform } from '#edge/webhooks/typeform.ts'
import type { Bindings } from '#env.ts'
import { rooms } from '#routes/rooms.ts'
import { makeQueue } from '#test/queue.ts'
import { report } from '#test/report.ts'
import { runs } from '#test/runs.ts'
import { now, request, visitor, world } from '#test/visit.ts'

beforeAll(world)
const queue = makeQueue()
const app = makeApp(queue.ambient, rooms)

/** The application, whose queue is emptied by hand. */
const queued: typeof app = new Proxy(app, {
  get: (target, key) =>
    key === 'fetch'
      ? (asked: Request, bindings: Bindings, context: ExecutionContext) =>
          target.fetch(asked, { ...bindings, JOBS: queue.env.JOBS }, context)
      : Reflect.get(target, key),
})

/** As published, and as our two receivers check them. */
const vectors = {
  typeform: {
    secret: 'typeform_test_secret',
    body: '{"event_id":"01TEST","event_type":"form_response","form_response":{"form_id":"abc123","token":"t0k3n"}}',
    signature: 'sha256=Zi2gJSewlKhcFvRu080tl+9YSSJxheBWhl7RBwtMyF0=',
  },
  tally: {
    secret: 'tally_test_secret',
    body: '{"eventId":"a4cb511e-d513-4fa5-baee-b815d718dfd1","eventType":"FORM_RESPONSE","createdAt":"2026-11-20T10:00:00.000Z","data":{"responseId":"2wgx4n","formId":"VwbNEw"}}',
    signature: 'YpvwWXdVDCtc2PjmOqSvpywBEzozQQqzSG1LFBNZwro=',
  },
} as const

test('reads the published deliveries of Typeform and Tally, their signatures being good', async () => {
  for (const [name, provider] of [['typeform', typeform] as const, ['tally', tally] as const]) {
    const { secret, body, signature } = vectors[name]
    const envelope = { header: (asked: string) => (asked === `${name}-signature` ? signature : null), body: utf8(body) }
    expect(await provider.verify(secret, envelope, now)).toBe('good')
    expect(parseReport(name, JSON.parse(body))).toMatchObject(
      name === 'typeform' ? { formId: 'abc123', responseId: 't0k3n' } : { formId: 'VwbNEw', responseId: '2wgx4n' },
    )
  }
})

test('whatever a provider sends is read or is nothing, and never answers what was not asked', () => {
  const junk = fc.property(fc.constantFrom(...formProviders), fc.jsonValue(), fc.string(), (provider, body, text) => {
    const wrapped = {
      form_response: { form_id: 'f', token: 't', answers: body },
      data: { formId: 'f', responseId: 'r', fields: body },
    }
    for (const each of [body, wrapped]) {
      const read = parseReport(provider, each)
      if (!read) continue
      const fields = proposed(read, readySets.hot.content)
      const given = givenBy(read, fields, readySets.hot.content)
      expect(Object.keys(given).every((name) => fields.some(({ target }) => target === name))).toBe(true)
      expect(() => JSON.stringify(read)).not.toThrow()
    }
    expect(isFormProvider(text)).toBe((formProviders as readonly string[]).includes(text))
  })
  fc.assert(junk, { numRuns: runs(200), seed: 20261121 })
})

test('a form is linked from the last answer it has sent, which is then read; duplicated and shuffled, each response is one answer', async () => {
  const odile = await owner()
  const sources = { typeform: await added('typeform'), tally: await added('tally'), standard: await added('standard') }
  const people = await asked(9)

  const first = { provider: 'typeform', person: people[0] ?? '', grade: 3, at: 0, nth: 0 } as const
  await deliver(sources.typeform, first)
  await settleAll()
  expect(
    await countOf("SELECT count(*) AS n FROM incoming WHERE state = 'unknown' AND source_id = ?", sources.typeform.id),
  ).toBe(1)

  const page = await (await odile.get(`/surveys/providers/new?source=${sources.typeform.id}&survey=a-chaud`)).text()
  expect(page).toContain(`session passee, participation ${people[0]}`)
  expect(page).toMatch(/<option value="satisfait" selected/)
  for (const provider of formProviders) await linked(provider, sources[provider].id)
  await settleAll()
  expect(await answersOf('typeform')).toEqual([
    { source_id: 'r-typeform-0', participation_id: people[0], satisfait: 3 },
  ])

  const words = people.slice(1).flatMap((person, index) => {
    const provider = formProviders[index % 3] ?? 'tally'
    const told = [1, 2].map((at) => ({ provider, person, grade: (index % 4) + at, at, nth: index + 1 }))
    return [...told, ...told]
  })
  const deliveries = shuffled(words)
  for (const word of deliveries) await deliver(sources[word.provider], word)
  await settleAll()
  for (const word of shuffled(words).slice(0, 5)) await deliver(sources[word.provider], word)
  await settleAll()

  const kept = (await Promise.all(formProviders.map(answersOf))).flat()
  const wrong = people.slice(1).filter((person, index) => {
    const mine = kept.filter(({ participation_id }) => participation_id === person)
    return mine.length !== 1 || mine[0]?.satisfait !== (index % 4) + 2
  })
  report('providers', `${deliveries.length} deliveries shuffled and doubled, ${wrong.length} answers lost or doubled`)
  expect(wrong).toEqual([])
  expect(kept).toHaveLength(people.length)
  expect(
    await countOf(
      "SELECT count(*) AS n FROM participation_ends WHERE outcome = ? AND participation_id LIKE 'p-%'",
      'answered',
    ),
  ).toBe(people.length)
  expect(
    await countOf(
      "SELECT coalesce(sum(answers), 0) AS n FROM survey_groups WHERE organisation_id = 'lisiere' AND survey_id = ? AND dimension = 'all'",
      'a-chaud',
    ),
  ).toBe(people.length + 1)
}, 60_000)

test('another response of somebody who has answered, and one about no session, leave no answer', async () => {
  const tallied = await one("SELECT id FROM hook_sources WHERE organisation_id = 'lisiere' AND provider = 'tally'")
  const source = sourcesKnown.get(String(tallied?.id))
  if (!source) throw new Error('No source of Tally.')
  await deliver(source, { provider: 'tally', person: 'p-01', grade: 1, at: 9, nth: 90 })
  await deliver(source, { provider: 'tally', person: 'nobody', grade: 1, at: 9, nth: 91, session: 'nowhere' })
  await deliver(source, { provider: 'tally', person: 'nobody', grade: 5, at: 9, nth: 92 })
  await settleAll()
  const named = (await answersOf('tally')).map(({ source_id, participation_id }) => [source_id, participation_id])
  expect(named.filter(([id]) => String(id).match(/-9\d$/))).toEqual([['r-tally-92', null]])
  expect((await one("SELECT state, error FROM incoming WHERE subject = 'r-tally-91'"))?.state).toBe('unknown')
})

test('refuses two fields for one question, a form that is linked, and a survey that promises anonymity', async () => {
  const odile = await owner()
  const source = [...sourcesKnown.values()].find(({ provider }) => provider === 'typeform')
  const twice = {
    ...mappingOf('typeform', source?.id ?? ''),
    id: queue.ambient.ids.next(),
    target: ['satisfait', 'satisfait', ''],
  }
  expect(await (await odile.post('/surveys/providers', twice)).text()).toContain('la même question')
  const again = { ...mappingOf('typeform', source?.id ?? ''), id: queue.ambient.ids.next() }
  expect(await (await odile.post('/surveys/providers', again)).text()).toContain('déjà relié')
  await env.SHARD_1.prepare(
    `INSERT INTO surveys SELECT organisation_id, 'secrete', 'Secrète', purpose, audience, 1, 3, version, at, by_id, 'secrete' FROM surveys WHERE organisation_id = 'lisiere' AND id = 'a-chaud'`,
  ).run()
  await env.SHARD_1.prepare(
    `INSERT INTO survey_versions SELECT organisation_id, 'secrete', version, content, at, by_id FROM survey_versions WHERE organisation_id = 'lisiere' AND survey_id = 'a-chaud' AND version = 1`,
  ).run()
  expect(
    await (await odile.post('/surveys/providers', { ...again, form: 'autre', survey: 'secrete' })).text(),
  ).toContain('promet l’anonymat')

  const list = await (await odile.get('/surveys/providers')).text()
  const id = /\/surveys\/providers\/([0-9a-z]{26})/.exec(list)?.[1] ?? ''
  const change = { version: '1', ref: ['q1'], title: ['Satisfait'], target: ['satisfait'] }
  expect((await odile.post(`/surveys/providers/${id}`, change)).status).toBe(303)
  expect((await odile.post(`/surveys/providers/${id}`, change)).status).toBe(409)
  await odile.post(`/surveys/providers/${id}/removal`)
  expect((await odile.get(`/surveys/providers/${id}`)).status).toBe(404)
})

type Provider = (typeof formProviders)[number]
type Source = { id: string; path: string; secret: string; provider: Provider }
type Word = { provider: Provider; person: string; grade: number; at: number; nth: number; session?: string }

const sourcesKnown = new Map<string, Source>()
const owner = () => visitor('odile', 'lisiere', 2, 'lisiere', queued)
const titles = ['Êtes-vous satisfait de la formation ?', 'La recommanderiez-vous ?', 'Anything to tell us?'] as const
const wayOf: Record<Provider, string> = { typeform: 'form', tally: 'formulaire', standard: 'questionnaire' }

const secrets: Record<Provider, string> = {
  typeform: vectors.typeform.secret,
  tally: vectors.tally.secret,
  standard: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
}

async function added(provider: Provider): Promise<Source> {
  const [id, secret] = [queue.ambient.ids.next(), secrets[provider]]
  await (await owner()).post('/settings/webhooks/sources', { id, provider, name: provider, secret })
  const endpoint = String((await one('SELECT endpoint FROM hook_sources WHERE id = ?', id))?.endpoint)
  await settleAll()
  const source = { id, provider, path: `/hooks/${provider}/${endpoint}`, secret }
  sourcesKnown.set(id, source)
  return source
}

function bodyOf({ provider, person, grade, at, nth, session = 'passee' }: Word): string {
  const [id, when] = [`r-${provider}-${nth}`, new Date(now - 3600_000 + at * 60_000).toISOString()]
  const hidden = { session, participation: person }
  const event = `${id}-${at}`
  if (provider === 'typeform') {
    return JSON.stringify({
      event_id: event,
      event_type: 'form_response',
      form_response: {
        form_id: wayOf.typeform,
        token: id,
        submitted_at: when,
        hidden,
        definition: { title: 'Avis', fields: titles.map((title, n) => ({ id: `f${n}`, ref: `q${n}`, title })) },
        answers: [
          { type: 'number', number: grade, field: { id: 'f0', ref: 'q0', type: 'opinion_scale' } },
          { type: 'number', number: 8, field: { id: 'f1', ref: 'q1', type: 'nps' } },
          { type: 'text', text: 'Très bien', field: { id: 'f2', ref: 'q2', type: 'long_text' } },
        ],
      },
    })
  }
  if (provider === 'tally') {
    const fields = [
      { key: 'q0', label: titles[0], type: 'LINEAR_SCALE', value: grade },
      { key: 'q1', label: titles[1], type: 'DROPDOWN', value: ['o8'], options: [{ id: 'o8', text: '8' }] },
      { key: 'q2', label: titles[2], type: 'TEXTAREA', value: 'Très bien' },
      ...Object.entries(hidden).map(([label, value]) => ({ key: `h-${label}`, label, type: 'HIDDEN_FIELDS', value })),
    ]
    const data = { responseId: id, formId: wayOf.tally, formName: 'Avis', fields }
    return JSON.stringify({ eventId: event, eventType: 'FORM_RESPONSE', createdAt: when, data })
  }
  const answers = { q0: String(grade), q1: 8, q2: 'Très bien' }
  return JSON.stringify({
    type: 'survey.answered',
    timestamp: when,
    data: { id, form: wayOf.standard, ...hidden, answers },
  })
}

async function deliver(source: Source, word: Word): Promise<void> {
  const body = bodyOf(word)
  const response = await request(
    source.path,
    { method: 'POST', body, headers: await signed(source, word, body) },
    queued,
  )
  expect(response.status).toBe(200)
}

async function signed({ provider, secret }: Source, word: Word, body: string): Promise<Record<string, string>> {
  if (provider === 'standard') {
    const [id, timestamp] = [`${word.nth}-${word.at}`, Math.floor(now / 1000)]
    const signature = await signStandard([secret], { id, timestamp, body })
    return { 'webhook-id': id, 'webhook-timestamp': String(timestamp), 'webhook-signature': signature }
  }
  const mac = toBase64(await hmac(utf8(secret), utf8(body)))
  return provider === 'typeform' ? { 'typeform-signature': `sha256=${mac}` } : { 'tally-signature': mac }
}

const mappingOf = (provider: Provider, source: string) => ({
  id: queue.ambient.ids.next(),
  source,
  survey: 'a-chaud',
  form: wayOf[provider],
  name: 'Avis',
  ref: ['q0', 'q1', 'q2'],
  title: [...titles],
  target: ['satisfait', 'recommande', 'mot'],
})

/** What it has sent is looked at first: there must be something. */
async function linked(provider: Provider, source: string): Promise<void> {
  const known = sourcesKnown.get(source)
  if (provider !== 'typeform' && known) {
    await deliver(known, { provider, person: '', grade: 9, at: 0, nth: 99, session: 'nowhere' })
    await settleAll()
  }
  const answer = await (await owner()).post('/surveys/providers', mappingOf(provider, source))
  expect([provider, answer.status]).toEqual([provider, 303])
}

/** People who are asked about the session that is past. */
async function asked(count: number): Promise<string[]> {
  const people = Array.from({ length: count }, (_, n) => `p-${String(n).padStart(2, '0')}`)
  await env.SHARD_1.batch(
    people.map((id) =>
      env.SHARD_1.prepare(
        `INSERT INTO participations SELECT organisation_id, ?, asking_id, ?, name, email, language, sent, sent_on, at
          FROM participations WHERE organisation_id = 'lisiere' AND id = 'a-chaud-lea'`,
      ).bind(id, id),
    ),
  )
  return people
}

async function answersOf(source: string) {
  const found = await env.SHARD_1.prepare(
    `SELECT source_id, participation_id, said ->> 'satisfait' AS satisfait FROM answers
      WHERE organisation_id = 'lisiere' AND source = ? ORDER BY source_id`,
  )
    .bind(source)
    .all<{ source_id: string; participation_id: string | null; satisfait: number }>()
  return found.results
}

const one = (sql: string, ...values: unknown[]) =>
  env.SHARD_1.prepare(sql)
    .bind(...values)
    .first<Record<string, unknown>>()

const countOf = async (sql: string, value: string) => Number((await one(sql, value))?.n)

async function settleAll(): Promise<void> {
  for (let rounds = 0; queue.waiting().length > 0 && rounds < 30; rounds++) await queue.deliver()
}

/** The same disorder each time. */
function shuffled<T>(all: readonly T[]): T[] {
  return fc.sample(fc.shuffledSubarray([...all], { minLength: all.length }), { numRuns: 1, seed: 20261121 })[0] ?? []
}
