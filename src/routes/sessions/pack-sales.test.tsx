import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { makeQueue } from '#test/queue.ts'
import { type Visitor, visitor, world } from '#test/visit.ts'

let odile: Visitor
const address = '/catalogue/packs/parcours/enrolments'
const run = (sql: string) => env.SHARD_1.prepare(sql).run()
const all = async <T = Record<string, unknown>>(sql: string) => (await env.SHARD_1.prepare(sql).all<T>()).results

/** Two levels to come. */
beforeAll(async () => {
  await world()
  odile = await visitor('odile')
  await run(
    "UPDATE sessions SET starts_on = '2027-02-01', ends_on = '2027-02-02' WHERE organisation_id = 'lisiere' AND id = 'passee'",
  )
})

/** So many seats free in the first level. */
const free = (seats: number) =>
  run(
    `UPDATE sessions SET seats_max = ${seats} + (SELECT taken FROM session_seats WHERE organisation_id = 'lisiere' AND session_id = 'avenir') WHERE organisation_id = 'lisiere' AND id = 'avenir'`,
  )

async function sold(
  person = 'cleo',
): Promise<{ sale: string; undo: { action: string; fields: Record<string, string> } }> {
  const response = await odile.post(address, { person, company: '', session: ['avenir', 'passee'] })
  expect(response.status).toBe(303)
  const told = /toast=([^;]*)/.exec(response.headers.get('Set-Cookie') ?? '')?.[1] ?? '{}'
  const { undo } = JSON.parse(decodeURIComponent(told))
  return { sale: undo.action.split('/')[2], undo }
}

const standing = (person: string) =>
  all<{
    session: string
  }>(`SELECT session_id AS session FROM enrolments WHERE organisation_id = 'lisiere' AND person_id = '${person}'
    AND session_id <> 'encours' AND id NOT IN (SELECT enrolment_id FROM enrolment_ends WHERE organisation_id = 'lisiere') ORDER BY 1`)
const seats = () =>
  all(
    "SELECT session_id AS s, taken FROM session_seats WHERE organisation_id = 'lisiere' AND session_id IN ('avenir', 'passee') ORDER BY 1",
  )

const undone = async () =>
  (await all("SELECT id FROM events WHERE organisation_id = 'lisiere' AND action = 'pack_sale_reversed'")).length

/** What follows, done; then who was written to, and what. */
async function settle(): Promise<{ who: string; body: string }[]> {
  const queue = makeQueue()
  const owed = await all<{ eventId: string; handler: string }>(
    "SELECT event_id AS eventId, handler FROM outbox WHERE organisation_id = 'lisiere' AND handler IN ('voidPapersOfLeaver', 'restorePapersOfLeaver', 'tellEnrolmentChange')",
  )
  for (const work of owed) queue.put({ shard: 'SHARD_1', organisationId: 'lisiere', ...work })
  await queue.deliver()
  const letters = await all<{ who: string; body: string }>(
    `SELECT recipient AS who, body FROM sendings JOIN sending_texts ON sending_texts.organisation_id = sendings.organisation_id
      AND sending_id = sendings.id WHERE sendings.organisation_id = 'lisiere' AND kind = 'enrolment-changed' ORDER BY sendings.at, 1`,
  )
  for (const table of ['sending_texts', 'sendings']) await run(`DELETE FROM ${table}`)
  return letters
}

test('a pack that was sold is undone in one press and brought back in another', async () => {
  await free(5)
  const before = await seats()
  const { undo } = await sold('cleo')
  expect(await standing('cleo')).toEqual([{ session: 'avenir' }, { session: 'passee' }])
  const response = await odile.post(undo.action, undo.fields)
  expect([response.status, response.headers.get('Location')]).toEqual([303, '/people/cleo'])
  expect([await standing('cleo'), await seats()]).toEqual([[], before])
  expect(await (await odile.get('/people/cleo')).text()).toContain('Annulé en entier le')
  for (const _ of [1, 2]) expect((await odile.post(undo.action.replace('reversal', 'restoration'))).status).toBe(303)
  expect(await standing('cleo')).toEqual([{ session: 'avenir' }, { session: 'passee' }])
})

test('what follows is read before: seats, who waits for them, papers, money, who is told', async () => {
  await free(1)
  const { sale } = await sold('denis')
  const enrolments = await all<{ id: string; session: string }>(
    "SELECT id, session_id AS session FROM enrolments WHERE organisation_id = 'lisiere' AND person_id = 'denis' AND session_id <> 'encours'",
  )
  const avenir = enrolments.find(({ session }) => session === 'avenir')?.id
  await odile.post(address, { person: 'igor', company: '', session: ['avenir', 'passee'] })
  await run(`INSERT INTO papers SELECT organisation_id, 'cv-their', 'convocation', 'CVC-9', 'Convocation', session_id, id, NULL,
    person_id, NULL, NULL, 'fr', '{}', NULL, '', NULL, at, 'seed', NULL FROM enrolments WHERE organisation_id = 'lisiere' AND id = '${avenir}'`)
  await run(`INSERT INTO papers SELECT organisation_id, 'em-avenir', 'emargement', 'EM-9', 'Émargement', id, NULL, NULL,
    NULL, NULL, NULL, 'fr', '{}', NULL, '', NULL, (SELECT at FROM enrolments WHERE organisation_id = 'lisiere' AND id = '${avenir}'), 'seed', NULL FROM sessions WHERE organisation_id = 'lisiere' AND id = 'avenir'`)
  await run(`INSERT INTO fundings VALUES ('lisiere', 'f1', '${avenir}', 'mobilites', 100, 60, '', 'asked', 1, 1)`)
  const shown = await (await odile.get(`/pack-sales/${sale}/reversal`)).text()
  expect(shown).toContain('elle est proposée à la première personne qui attend')
  expect(shown).toMatch(/Convocation\s: CVC-9/)
  expect(shown).toContain('Ce document sera annulé avec l’inscription.')
  expect(shown).toMatch(/EM-9/)
  expect(shown).toContain('Un financement cesse de compter')
  expect(shown).toMatch(/Denis .* reçoit un message/)
  expect(await (await odile.get(`/enrolments/${avenir}`)).text()).toMatch(/Vendu dans «\sParcours du responsable\s»/)

  const form = { how: 'other', reason: 'Poste supprimé', tell: 'on' }
  expect((await odile.post(`/pack-sales/${sale}/reversal`, form)).status).toBe(303)
  const letters = await settle()
  expect(letters.map(({ who }) => who)).toEqual(['denis@lisiere.example'])
  expect(letters[0]?.body).toMatch(/Vos inscriptions à «\sParcours du responsable\s» sont annulées/)
  expect(letters[0]?.body).toContain('Poste supprimé')
  const voided = () =>
    all(
      "SELECT paper_id AS id FROM paper_voids WHERE organisation_id = 'lisiere' AND paper_id IN ('cv-their', 'em-avenir') ORDER BY 1",
    )
  expect(await voided()).toEqual([{ id: 'cv-their' }, { id: 'em-avenir' }])

  await free(5)
  expect((await odile.post(`/pack-sales/${sale}/restoration`)).status).toBe(303)
  expect((await settle())[0]?.body).toMatch(/sont rétablies/)
  expect(await voided()).toEqual([])
  await run(
    "INSERT INTO enrolment_ends SELECT organisation_id, id, 'other', 1, 'seed', '' FROM enrolments WHERE organisation_id = 'lisiere' AND person_id = 'igor'",
  )
})

test('where somebody has been present the enrolment stays, and the others end', async () => {
  await free(5)
  const { sale } = await sold('sylvie')
  await run(`INSERT INTO presences (organisation_id, slot_id, enrolment_id, session_id, state, minutes, reason, at, by_id)
    SELECT organisation_id, 'avenir-0', id, 'avenir', 'present', 210, '', 1, 'seed' FROM enrolments
    WHERE organisation_id = 'lisiere' AND person_id = 'sylvie' AND session_id = 'avenir'`)
  expect(await (await odile.get(`/pack-sales/${sale}/reversal`)).text()).toContain('cette inscription reste')
  expect((await odile.post(`/pack-sales/${sale}/reversal`, { how: 'other', reason: '' })).status).toBe(303)
  expect(await standing('sylvie')).toEqual([{ session: 'avenir' }])
})

test('it comes back whole or not at all', async () => {
  await free(5)
  const { sale, undo } = await sold('quentin')
  await odile.post(undo.action, undo.fields)
  await free(0)
  const refused = await odile.post(`/pack-sales/${sale}/restoration`)
  expect(refused.headers.get('Location')).toBe(`/pack-sales/${sale}/reversal`)
  expect(await standing('quentin')).toEqual([])
})

test('pressed at once by several, it ends once; whoever sees one of its sites only does not see it', async () => {
  await free(5)
  const before = await undone()
  const { sale } = await sold('malo')
  const form = { how: 'withdrawn', reason: '' }
  const answers = await Promise.all([1, 2, 3].map(() => odile.post(`/pack-sales/${sale}/reversal`, form)))
  expect(answers.map(({ status }) => status)).toEqual([303, 303, 303])
  expect(await undone()).toBe(before + 1)
  expect((await (await visitor('ana')).get(`/pack-sales/${sale}/reversal`)).status).toBe(404)
  expect((await (await visitor('ana')).get('/pack-sales/vente/reversal')).status).toBe(200)
  expect((await (await visitor('bruno')).get('/pack-sales/vente/reversal')).status).toBe(404)
})
