import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { makeQueue } from '#test/queue.ts'
import { type Visitor, visitor, world } from '#test/visit.ts'

let odile: Visitor
beforeAll(async () => {
  await world()
  odile = await visitor('odile')
  const { results } = await env.SHARD_1.prepare("SELECT name FROM pragma_table_info('sessions')").all<{
    name: string
  }>()
  const own: Record<string, string> = {
    id: "'juin'",
    code: "'MAN-juin'",
    starts_on: "'2027-06-07'",
    ends_on: "'2027-06-09'",
  }
  const columns = results.map(({ name }) => own[name] ?? name).join(', ')
  await run(`INSERT INTO sessions SELECT ${columns} FROM sessions WHERE organisation_id = 'lisiere' AND id = 'avenir'`)
})

const run = (sql: string) => env.SHARD_1.prepare(sql).run()
const all = async <T = Record<string, unknown>>(sql: string) => (await env.SHARD_1.prepare(sql).all<T>()).results

const handlers = [
  ...['voidPapersOfLeaver', 'restorePapersOfLeaver', 'movePapersOfLeaver'],
  ...['tellEnrolmentChange', 'mailPromotion', 'offerSeat'],
]

/** What follows, done; then who was written to, and what. */
async function settle(): Promise<{ who: string; kind: string; body: string }[]> {
  const queue = makeQueue()
  const owed = await all<{ eventId: string; handler: string }>(
    `SELECT event_id AS eventId, handler FROM outbox WHERE organisation_id = 'lisiere' AND handler IN (${handlers.map((name) => `'${name}'`).join()})`,
  )
  for (const work of [...owed, ...owed]) queue.put({ shard: 'SHARD_1', organisationId: 'lisiere', ...work })
  await queue.deliver()
  const letters = await all<{ who: string; kind: string; body: string }>(
    `SELECT recipient AS who, kind, body FROM sendings JOIN sending_texts ON sending_texts.organisation_id = sendings.organisation_id
      AND sending_id = sendings.id WHERE sendings.organisation_id = 'lisiere' AND kind <> 'digest' ORDER BY recipient`,
  )
  for (const table of ['sending_texts', 'sendings']) await run(`DELETE FROM ${table}`)
  return letters
}

const undoOf = (response: Response) =>
  JSON.parse(decodeURIComponent(/toast=([^;]*)/.exec(response.headers.get('Set-Cookie') ?? '')?.[1] ?? '{}')).undo

/** A paper that counts on somebody: hers, or one of everybody in the session. */
const issued = (id: string, kind: string, enrolment: string, isOwn = true) =>
  run(`INSERT INTO papers (organisation_id, id, kind, number, title, session_id, enrolment_id, language, body, sha256, at, by_id)
    SELECT organisation_id, '${id}', '${kind}', '${id}', '${kind}', session_id, ${isOwn ? 'id' : 'NULL'}, 'fr', '{}', '', at, 'seed'
    FROM enrolments WHERE organisation_id = 'lisiere' AND id = '${enrolment}'`)
const voided = async () =>
  (
    await all<{ id: string }>(
      "SELECT paper_id AS id FROM paper_voids WHERE organisation_id = 'lisiere' AND paper_id LIKE 'p-%' ORDER BY 1",
    )
  ).map(({ id }) => id)

const toReissue = async (session: string) =>
  (await (await odile.get(`/sessions/${session}`)).text()).includes('Tout établir de nouveau')

test('somebody who passes to another session is told when asked, and what counted on them is made again there', async () => {
  await issued('p-cv', 'convocation', 'gael-avenir')
  await issued('p-em', 'emargement', 'gael-avenir', false)
  const page = await (await odile.get('/enrolments/gael-avenir')).text()
  expect(page).toContain('Ce document sera annulé avec l’inscription.')
  const response = await odile.post('/enrolments/gael-avenir/move', { session: 'juin', tell: 'on' })
  expect(response.status).toBe(303)
  const [letter, ...others] = await settle()
  expect([letter?.who, letter?.kind, others]).toEqual(['gael@lisiere.example', 'enrolment-changed', []])
  expect(letter?.body).toMatch(
    /Votre inscription du 31 déc\. 2026 – 2 janv\. 2027 passe sur la session du 7–9 juin 2027, Nantes/,
  )
  expect(await voided()).toEqual(['p-cv', 'p-em'])
  expect([await toReissue('juin'), await toReissue('avenir')]).toEqual([true, true])

  const { action, fields } = undoOf(response)
  expect((await odile.post(action, fields)).status).toBe(303)
  expect((await settle()).map(({ who }) => who)).toEqual(['gael@lisiere.example'])
  expect(await voided()).toEqual([])
  expect([await toReissue('juin'), await toReissue('avenir')]).toEqual([false, false])
})

test('an enrolment that ends is told when asked only; its papers go with it and come back with it', async () => {
  expect((await odile.post('/enrolments/gael-avenir/end', { how: 'withdrawn', reason: 'Malade' })).status).toBe(303)
  expect((await settle()).filter(({ kind }) => kind === 'enrolment-changed')).toEqual([])
  expect(await voided()).toEqual(['p-cv', 'p-em'])
  expect((await odile.post('/enrolments/gael-avenir/resumption')).status).toBe(303)
  await settle()
  expect(await voided()).toEqual([])
  const form = { how: 'withdrawn', reason: 'Malade', tell: 'on' }
  expect((await odile.post('/enrolments/gael-avenir/end', form)).status).toBe(303)
  const [letter] = await settle()
  expect(letter?.body).toMatch(/Votre inscription à «\s.*, est terminée\.\nMalade/)
})

test('what was issued before somebody came does not count on them', async () => {
  await issued('p-early', 'emargement', 'gael-avenir', false)
  await run("UPDATE papers SET at = at - 60000 WHERE organisation_id = 'lisiere' AND id = 'p-early'")
  const response = await odile.post('/sessions/avenir/enrolments', { person: 'lea', company: '' })
  const { action, fields } = undoOf(response)
  expect((await odile.post(action, fields)).status).toBe(303)
  await settle()
  expect(await voided()).not.toContain('p-early')
})

test('more seats are offered to as many of those who wait, once each; who is given one by hand is told', async () => {
  await run(
    "UPDATE sessions SET is_public = 1, seats_max = (SELECT taken FROM session_seats WHERE organisation_id = 'lisiere' AND session_id = 'juin') WHERE organisation_id = 'lisiere' AND id = 'juin'",
  )
  for (const person of ['quentin', 'sylvie', 'denis'])
    await odile.post('/sessions/juin/enrolments', { person, company: '' })
  const page = await (await odile.get('/sessions/juin/edit')).text()
  const field = (name: string) =>
    new RegExp(`name="${name}"[^>]*value="([^"]*)"|value="([^"]*)"[^>]*name="${name}"`)
      .exec(page)
      ?.slice(1)
      .find(Boolean) ?? ''
  const same = Object.fromEntries(
    ['title', 'reference', 'seatsMin', 'seatsWanted', 'version', 'owner'].map((name) => [name, field(name)]),
  )
  const form = {
    ...same,
    seatsMin: '0',
    seatsWanted: '0',
    site: 'nantes',
    modality: 'in_person',
    space: '',
    place: '',
    remoteLink: '',
    goOn: '',
    pricePerPerson: '',
    pricePerGroup: '',
    notes: '',
    isPublic: 'on',
  }
  expect((await odile.post('/sessions/juin', { ...form, seatsMax: '2' })).status).toBe(303)
  const offers = await settle()
  expect(offers.map(({ who, kind }) => `${who} ${kind}`)).toEqual([
    'quentin@lisiere.example seat-offered',
    'sylvie@lisiere.example seat-offered',
  ])

  const id = async (person: string) =>
    (
      await all<{ id: string }>(
        `SELECT id FROM enrolments WHERE organisation_id = 'lisiere' AND session_id = 'juin' AND person_id = '${person}'`,
      )
    )[0]?.id ?? ''
  await run(`INSERT INTO registrations (organisation_id, id, session_id, enrolment_id, given_name, family_name, email, phone, payer, company_name, company_siret, wants_call, message, language, consent, at)
    VALUES ('lisiere', 'r1', 'juin', '${await id('denis')}', 'Denis', 'D', 'denis@lisiere.example', '', 'self', '', '', 0, '', 'fr', '', 1)`)
  for (const person of ['denis', 'sylvie'])
    expect((await odile.post(`/enrolments/${await id(person)}/seat`)).status).toBe(303)
  expect((await settle()).map(({ who, kind }) => `${who} ${kind}`)).toEqual(['denis@lisiere.example registration'])
})
