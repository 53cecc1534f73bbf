import { env } from 'cloudflare:workers'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { errorReceiver, neverAnswers, stopReceiving } from '#test/error-receiver.ts'
import { programOf } from '#test/program.ts'
import { type Visitor, visitor, world } from '#test/visit.ts'

const nora = { givenName: 'Nora', familyName: 'Kerviel', email: 'nora@dunes.example', role: 'coordinator', sites: '' }
let owner: Visitor

beforeAll(async () => {
  await world()
  owner = await visitor('odile')
})
beforeEach(() => rename('invitations', 'elsewhere'))
afterEach(async () => {
  stopReceiving()
  await rename('elsewhere', 'invitations')
})

const rename = (from: string, to: string) => env.SHARD_1.prepare(`ALTER TABLE ${from} RENAME TO ${to}`).run()
const invite = () => owner.post('/settings/members/invitations', nora)

test('a page that breaks is told outside by its route and its reference, without a word of what was typed', async () => {
  const { told, during } = errorReceiver()
  const response = await during(invite)
  expect(response.status).toBe(500)
  expect(told).toHaveLength(1)
  expect(told[0]?.event).toMatchObject({
    transaction: 'POST /settings/members/invitations',
    environment: 'test',
    tags: { reference: response.headers.get('X-Request-Id'), organisation: 'lisiere' },
  })
  expect(told[0]?.event.exception?.values?.at(-1)?.stacktrace?.frames?.length).toBeGreaterThan(3)
  expect(told[0]?.body).not.toMatch(
    /@|nora|kerviel|dunes|odile|insert|params|127\.0|\/settings\/members\/invitations\//i,
  )
})

test('an address with an id leaves as its pattern', async () => {
  const { told, during } = errorReceiver()
  const id = '01998f7e-0000-7000-8000-0000000000ab'
  const response = await during(() => owner.post(`/settings/members/invitations/${id}/sending`))
  expect(response.status).toBe(500)
  expect(told[0]?.event.transaction).toBe('POST /settings/members/invitations/:id/sending')
  expect(told[0]?.body).not.toContain(id)
})

test('what programs ask is told in the same way', async () => {
  await rename('companies', 'companies_away')
  const { told, during } = errorReceiver()
  const ask = await programOf('teller')
  const response = await during(() => ask('/api/companies/a-secret-id'))
  await rename('companies_away', 'companies')
  expect(response.status).toBe(500)
  expect(told[0]?.event).toMatchObject({
    transaction: 'GET /api/companies/:id',
    tags: { organisation: 'lisiere', reference: response.headers.get('X-Request-Id') },
  })
  expect(told[0]?.body).not.toContain('a-secret-id')
})

test('what is no bug is told nobody', async () => {
  const { told, during } = errorReceiver()
  expect((await during(() => owner.get('/nowhere'))).status).toBe(404)
  expect(told).toEqual([])
})

const bad: Record<string, (init: RequestInit) => Promise<Response>> = {
  'answers 429': async () => new Response(null, { status: 429 }),
  'answers 500': async () => new Response(null, { status: 500 }),
  'cannot be reached': async () => Promise.reject(new TypeError('Network connection lost.')),
  'never answers': neverAnswers,
}

test.each(Object.keys(bad))('whoever asks reads the same page when the receiver %s', async (how) => {
  const calm = await readCalm(await invite())
  const { told, during } = errorReceiver(bad[how])
  const response = await during(invite)
  expect(told).toHaveLength(1)
  expect(response.status).toBe(500)
  expect(await readCalm(response)).toBe(calm)
})

/** The reference is each time another. */
const readCalm = async (response: Response) =>
  (await response.text()).replace(response.headers.get('X-Request-Id') ?? '', 'reference')
