import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { type Visitor, visitor, world } from '#test/visit.ts'

let odile: Visitor
const address = '/catalogue/packs/parcours/enrolments'
const run = (sql: string) => env.SHARD_1.prepare(sql).run()
const all = async (sql: string) => (await env.SHARD_1.prepare(sql).all()).results
const enrolled = (person: string) =>
  all(`SELECT session_id AS session, state, price FROM enrolments WHERE organisation_id = 'lisiere' AND person_id = '${person}'
    AND session_id IN ('avenir', 'apres') AND id NOT IN (SELECT enrolment_id FROM enrolment_ends WHERE organisation_id = 'lisiere') ORDER BY session_id`)

beforeAll(async () => {
  await world()
  odile = await visitor('odile')
  // The second level of the path has one session to come, after the first.
  await run(
    `INSERT INTO sessions SELECT ${await columns()} FROM sessions WHERE organisation_id = 'lisiere' AND id = 'passee'`,
  )
  await run(
    "UPDATE sessions SET starts_on = '2027-02-01', ends_on = '2027-02-02' WHERE organisation_id = 'lisiere' AND id = 'apres'",
  )
})

/** A copy under another id and another code. */
async function columns(): Promise<string> {
  const { results } = await env.SHARD_1.prepare("SELECT name FROM pragma_table_info('sessions')").all<{
    name: string
  }>()
  const own: Record<string, string> = { id: "'apres'", code: "'RPS-apres'" }
  return results.map(({ name }) => own[name] ?? name).join(', ')
}

const sale = { person: 'lea', company: '', session: ['avenir', 'apres'] }

test('a pack proposes the nearest session of each programme, once it is known who buys it', async () => {
  expect(await (await odile.get('/catalogue/packs')).text()).toContain(address)
  expect(await (await odile.get(address)).text()).not.toContain('?person=')
  const search = await (await odile.get(`${address}?who=morvan`)).text()
  expect(search).toContain(`${address}?person=lea`)
  const form = await (await odile.get(`${address}?person=lea`)).text()
  expect(form).toMatch(/<option value="avenir" selected/)
  expect(form).toMatch(/<option value="apres" selected/)
  expect(form).not.toContain('value="passee"')
})

test('without a session for each programme, or out of order in a path, nobody is enrolled and the choice stays', async () => {
  const missing = await odile.post(address, { ...sale, session: ['avenir', ''] })
  expect([missing.status, (await missing.text()).includes('une session pour chaque programme')]).toEqual([409, true])
  await run("UPDATE sessions SET starts_on = '2026-11-25' WHERE organisation_id = 'lisiere' AND id = 'apres'")
  const early = await odile.post(address, sale)
  expect([early.status, (await early.text()).includes('avant la fin du précédent')]).toEqual([409, true])
  await run("UPDATE sessions SET starts_on = '2027-02-01' WHERE organisation_id = 'lisiere' AND id = 'apres'")
  const foreign = await odile.post(address, { ...sale, session: ['avenir', 'passee'] })
  expect(foreign.status).toBe(409)
  expect(await enrolled('lea')).toEqual([])
})

test('one press enrols in every session at the price of the whole, shared out to the cent, once', async () => {
  for (let times = 0; times < 2; times++) {
    expect((await odile.post(address, { ...sale, company: 'Transports Guivarc’h' })).headers.get('Location')).toBe(
      '/people/lea',
    )
  }
  const made = await enrolled('lea')
  expect(made).toMatchObject([
    { session: 'apres', state: 'enrolled' },
    { session: 'avenir', state: 'enrolled' },
  ])
  expect(made.reduce((sum, { price }) => sum + Number(price), 0)).toBe(160_000)
  expect(
    await all("SELECT count(*) AS n FROM events WHERE organisation_id = 'lisiere' AND action = 'pack_sold'"),
  ).toEqual([{ n: 1 }])
  expect(
    await all(
      "SELECT DISTINCT company_id AS company FROM enrolments WHERE organisation_id = 'lisiere' AND person_id = 'lea' AND session_id IN ('avenir', 'apres')",
    ),
  ).toEqual([{ company: 'guivarch' }])
})

test('who is in one of them already is not enrolled twice, nor in the others; who had left comes back', async () => {
  const half = await odile.post(address, { ...sale, person: 'gael' })
  expect([half.status, (await half.text()).includes('déjà inscrite')]).toEqual([409, true])
  expect(await enrolled('gael')).toMatchObject([{ session: 'avenir' }])
  expect((await odile.post(address, { ...sale, person: 'malo' })).status).toBe(303)
  expect(await enrolled('malo')).toMatchObject([{ session: 'apres' }, { session: 'avenir', state: 'enrolled' }])
})

test('of many who buy at once for the last seat, one sits there and the others wait; each is in every session', async () => {
  await run(
    "UPDATE sessions SET seats_max = (SELECT taken + 1 FROM session_seats WHERE organisation_id = 'lisiere' AND session_id = 'apres') WHERE organisation_id = 'lisiere' AND id = 'apres'",
  )
  const buyers = ['cleo', 'denis', 'sylvie', 'quentin']
  const answers = await Promise.all(buyers.map((person) => odile.post(address, { ...sale, person })))
  expect(answers.map(({ status }) => status)).toEqual(buyers.map(() => 303))
  const states =
    await all(`SELECT session_id AS session, state, count(*) AS n FROM enrolments WHERE organisation_id = 'lisiere'
    AND person_id IN ('cleo', 'denis', 'sylvie', 'quentin') AND session_id IN ('avenir', 'apres') GROUP BY 1, 2 ORDER BY 1, 2`)
  expect(states.filter(({ session }) => session === 'apres')).toEqual([
    { session: 'apres', state: 'enrolled', n: 1 },
    { session: 'apres', state: 'waiting', n: 3 },
  ])
})

test('whoever sells on one site finds no session of another', async () => {
  const form = await (await (await visitor('ana')).get(`${address}?person=cleo`)).text()
  expect(form).toContain('value="avenir"')
  expect(form).not.toContain('value="apres"')
  expect((await (await visitor('bruno')).get(address)).status).toBe(404)
})
