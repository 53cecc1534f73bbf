import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { answer } from '#jobs/consume.ts'
import { makeQueue } from '#test/queue.ts'
import { type Visitor, visitor, world } from '#test/visit.ts'

let bruno: Visitor
beforeAll(async () => {
  await world()
  bruno = await visitor('bruno')
})

const run = (sql: string) => env.SHARD_1.prepare(sql).run()
const one = (sql: string) => env.SHARD_1.prepare(sql).first<Record<string, unknown>>()
const address = '/teaching/credentials/bruno-cv'
const pdf = (end = 'startxref\n9\n%%EOF') =>
  new File([`%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer <<>>\n${end}`], 'cv.pdf', { type: 'application/pdf' })
const given = { renewOn: '2027-11-30', version: '1' }
const credential = () => one("SELECT * FROM credentials WHERE organisation_id = 'lisiere' AND id = 'bruno-cv'")

test('a trainer finds what their file holds and what is missing, and nobody else’s', async () => {
  await run(
    `INSERT INTO credentials VALUES ('lisiere', 'bruno-nda', 'bruno', 'registration', 'Attestation NDA', '', '2026-11-01', NULL, 1, 0, 'quentin')`,
  )
  await run(
    `INSERT INTO credentials VALUES ('lisiere', 'ana-cv', 'ana', 'cv', 'CV d’Ana', '', '2026-11-01', NULL, 1, 0, 'quentin')`,
  )
  const page = await (await bruno.get('/teaching/papers')).text()
  for (const said of ['CV et parcours de formateur', 'Attestation NDA', 'Attendue', 'à fournir pour le']) {
    expect(page).toContain(said)
  }
  expect(page).not.toContain('CV d’Ana')
  for (const other of ['/teaching/credentials/ana-cv', '/teaching/credentials/nothing']) {
    expect((await bruno.get(other)).headers.get('Location')).toBe('/teaching/papers')
    expect((await bruno.post(other, { ...given, file: pdf() })).status).toBe(404)
  }
})

test('without its file, or good until a day that is over, it is not taken, and what was typed stays', async () => {
  const bare = await bruno.post(address, given)
  expect(bare.status).toBe(422)
  const said = await bare.text()
  expect(said).toContain('c’est lui qui fait preuve')
  expect(said).toContain('2027-11-30')
  const over = await bruno.post(address, { ...given, renewOn: '2026-11-21', file: pdf() })
  expect([over.status, (await over.text()).includes('déjà passée')]).toEqual([422, true])
  expect(await credential()).toMatchObject({ version: 1, holding_id: null })
})

test('what they hand in is in their file, is a proof, and whoever keeps the register is told', async () => {
  expect((await bruno.post(address, { ...given, file: pdf() })).headers.get('Location')).toBe('/teaching/papers')
  const held = await credential()
  expect(held).toMatchObject({ given_on: '2026-11-21', renew_on: '2027-11-30', version: 2, by_id: 'id-bruno' })
  expect(await one(`SELECT count(*) AS n FROM holdings WHERE id = '${held?.holding_id}'`)).toEqual({ n: 1 })
  expect(
    await one("SELECT count(*) AS n FROM outbox JOIN events ON events.id = event_id WHERE action = 'credential_given'"),
  ).not.toEqual({ n: 0 })
  expect((await bruno.post(address, { ...given, file: pdf() })).status).toBe(409)
  expect(await (await bruno.get('/teaching/papers')).text()).toContain('à jour jusqu’au')
})

test('what they handed in opens again once it is checked, for them alone', async () => {
  const file = `${address}/file`
  for (const page of ['/teaching/papers', address]) expect(await (await bruno.get(page)).text()).toContain(file)
  expect((await bruno.get(file)).headers.get('Location')).toBe('/teaching/papers')
  await checkFiles()
  const opened = await bruno.get(file)
  expect([opened.status, opened.headers.get('Content-Type')]).toEqual([200, 'application/pdf'])
  expect(new TextDecoder().decode(await opened.arrayBuffer())).toContain('%PDF-1.7')
  expect((await (await visitor('cleo')).get(file)).status).toBe(404)
  for (const other of ['/teaching/credentials/ana-cv/file', '/teaching/credentials/bruno-nda/file']) {
    expect((await bruno.get(other)).headers.get('Location')).toBe('/teaching/papers')
  }
})

test('a file that turns out not to be one is asked for again', async () => {
  expect((await bruno.post(address, { ...given, version: '2', file: pdf('') })).status).toBe(303)
  await checkFiles()
  const page = await (await bruno.get('/teaching/papers')).text()
  expect(page).toContain('Fichier refusé')
  expect(page).not.toContain(`${address}/file`)
  expect((await bruno.get(`${address}/file`)).headers.get('Location')).toBe('/teaching/papers')
})

async function checkFiles(): Promise<void> {
  const { ambient } = makeQueue()
  const { results } = await env.SHARD_1.prepare(
    "SELECT event_id AS eventId, handler FROM outbox WHERE organisation_id = 'lisiere' ORDER BY event_id",
  ).all<{ eventId: string; handler: string }>()
  for (const row of results) await answer(env, ambient, { shard: 'SHARD_1', organisationId: 'lisiere', ...row })
}
