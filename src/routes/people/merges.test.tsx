import { env } from 'cloudflare:workers'
import { getTableName } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { allOfCompany, allOfPerson } from '#db/quality/merged.ts'
import { visitor, world } from '#test/visit.ts'

beforeAll(world)

const rows = async (sql: string) => (await env.SHARD_1.prepare(sql).all()).results

const passing = [...Object.values(allOfPerson), ...Object.values(allOfCompany)].map(({ table, owner, key }) => ({
  table: getTableName(table),
  owner: owner.name,
  columns: ['organisation_id', key.name, owner.name].join(', '),
}))

/** Columns that name somebody, or a company, and do not pass: each with its reason. */
const signsIn = 'of somebody who signs in, and whoever signs in stays'
const asItWas = 'says who it was, on the day'
const derived = 'kept by what it is derived from'
const stays: Readonly<Record<string, string>> = {
  'slot_answers.person_id': 'follows the trainer of the slot, by a trigger',
  'memberships.person_id': signsIn,
  'membership_sites.person_id': signsIn,
  'grants.person_id': signsIn,
  'suspensions.person_id': signsIn,
  'second_factors.person_id': signsIn,
  'unprotected_staff.person_id': signsIn,
  'checklist_dismissals.person_id': signsIn,
  'portraits.person_id': signsIn,
  'notice_choices.person_id': signsIn,
  'notice_hours.person_id': signsIn,
  'notifications.person_id': signsIn,
  'unread_notifications.person_id': signsIn,
  'digest_dues.person_id': signsIn,
  'digest_items.person_id': signsIn,
  'sessions.owner_id': signsIn,
  'tasks.owner_id': signsIn,
  'risks.owner_id': signsIn,
  'tickets.owner_id': signsIn,
  'ticket_actions.owner_id': signsIn,
  'ticket_standings.owner_id': derived,
  'concerns.owner_id': derived,
  'anomalies.person_id': derived,
  'slot_signatures.person_id': asItWas,
  'paper_sendings.person_id': asItWas,
  'sendings.person_id': asItWas,
  'statement_trainees.person_id': asItWas,
  'statement_taught.trainer_id': asItWas,
  'reminders.person_id': 'goes with what it reminds of',
  'opco_confirmations.company_id': 'of the company that is confirmed, whose OPCO stays',
}

/** All that is said of people, companies and seats in the organisation, and in its mirror. */
const picture = async () =>
  JSON.stringify([
    await rows('SELECT organisation_id, id, sort_key, email FROM persons ORDER BY 1, 2'),
    await rows('SELECT organisation_id, id, sort_key, siret FROM companies ORDER BY 1, 2'),
    await rows(
      'SELECT organisation_id, id, person_id, company_id, session_id, state, price FROM enrolments ORDER BY 1, 2',
    ),
    await rows('SELECT organisation_id, enrolment_id, how FROM enrolment_ends ORDER BY 1, 2'),
    await rows('SELECT organisation_id, session_id, taken, waiting FROM session_seats ORDER BY 1, 2'),
    await rows('SELECT organisation_id, id, person_id, company_id FROM employments ORDER BY 1, 2'),
    await rows('SELECT organisation_id, company_id, person_id FROM company_contacts ORDER BY 1, 2'),
    ...(await Promise.all(
      passing.map(({ table, columns }) => rows(`SELECT ${columns} FROM ${table} ORDER BY 1, 2, 3`)),
    )),
    await rows(
      "SELECT organisation_id, kind, words, earlier, id FROM tokens WHERE kind IN ('person', 'company') ORDER BY 1, 2, 3, 4, 5",
    ),
  ])

const enrolmentsOf = (person: string) =>
  rows(`SELECT enrolments.id, how FROM enrolments LEFT JOIN enrolment_ends ON enrolment_ends.organisation_id = 'lisiere'
    AND enrolment_id = enrolments.id WHERE enrolments.organisation_id = 'lisiere' AND person_id = '${person}' ORDER BY 1`)

test('shows what passes before it passes, moves it, and puts all of it back', async () => {
  const odile = await visitor('odile')
  const before = await picture()
  const preview = await (await odile.get('/people/lea/merge?with=malo')).text()
  expect(preview).toMatch(/La fiche de Malo Le Bihan rejoint celle de Léa Morvan/)
  expect(preview).toContain('1 inscription passe')
  expect(preview).toContain('1 session où les deux sont inscrites')

  const id = '01kaq2v7m8k3d5f6g7h8j9k0mn'
  expect((await odile.post('/people/lea/merges', { other: 'malo', id })).status).toBe(303)
  expect(await enrolmentsOf('lea')).toEqual([
    { id: 'lea-encours', how: null },
    { id: 'lea-passee', how: null },
    { id: 'malo-avenir', how: 'withdrawn' },
  ])
  expect(await enrolmentsOf('malo')).toEqual([{ id: 'malo-encours', how: 'merged' }])
  expect(await (await odile.get('/people?q=bihan')).text()).not.toContain('Malo')
  expect(await (await odile.get('/people/lea')).text()).toContain('Séparer de nouveau')

  expect((await odile.post(`/merges/${id}/reversal`)).status).toBe(303)
  expect(await picture()).toBe(before)
  await odile.post(`/merges/${id}/reversal`)
  expect(await picture()).toBe(before)
})

test('revives the enrolment that had ended when the other was standing, and never seats anybody twice', async () => {
  const odile = await visitor('odile')
  const before = await picture()
  const id = '01kaq2v7m8k3d5f6g7h8j9k0mp'
  expect((await odile.post('/people/malo/merges', { other: 'gael', id })).status).toBe(303)
  expect(await enrolmentsOf('malo')).toContainEqual({ id: 'malo-avenir', how: null })
  expect(await enrolmentsOf('gael')).toContainEqual({ id: 'gael-avenir', how: 'merged' })
  const taken = "SELECT taken FROM session_seats WHERE organisation_id = 'lisiere' AND session_id = 'avenir'"
  expect(await rows(taken)).toEqual([{ taken: 1 }])
  await odile.post(`/merges/${id}/reversal`)
  expect(await picture()).toBe(before)
})

test('lets one of two merges that cross each other happen, and loses no enrolment', async () => {
  const odile = await visitor('odile')
  const count = async () => (await rows("SELECT id FROM enrolments WHERE organisation_id = 'lisiere'")).length
  const before = await count()
  const pairs = [
    ['lea', 'gael'],
    ['gael', 'lea'],
    ['gael', 'malo'],
    ['lea', 'malo'],
  ] as const
  const answers = await Promise.all(pairs.map(([kept, other]) => odile.post(`/people/${kept}/merges`, { other })))
  const done = answers.filter(({ status }) => status === 303).length
  const standing = await rows(
    "SELECT id FROM persons WHERE organisation_id = 'lisiere' AND id IN ('lea', 'gael', 'malo') AND sort_key <> ''",
  )
  expect(done).toBe(3 - standing.length)
  expect(done).toBeGreaterThan(0)
  expect(await count()).toBe(before)
  const seats = `SELECT session_id FROM session_seats WHERE organisation_id = 'lisiere' AND taken <>
    (SELECT count(*) FROM enrolments WHERE enrolments.organisation_id = 'lisiere' AND enrolments.session_id = session_seats.session_id
      AND state <> 'waiting' AND NOT EXISTS (SELECT 1 FROM enrolment_ends WHERE enrolment_ends.organisation_id = 'lisiere' AND enrolment_id = enrolments.id))`
  expect(await rows(seats)).toEqual([])
  for (const { id } of (await rows(
    "SELECT id FROM merges WHERE organisation_id = 'lisiere' ORDER BY at DESC, id DESC",
  )) as { id: string }[]) {
    await odile.post(`/merges/${id}/reversal`)
  }
})

test('keeps whoever signs in, and refuses two who do', async () => {
  const odile = await visitor('odile')
  const turned = await odile.get('/people/lea/merge?with=cleo')
  expect(turned.headers.get('Location')).toBe('/people/cleo/merge?with=lea')
  const both = await (await odile.get('/people/cleo/merge?with=denis')).text()
  expect(both).toContain('ont chacune leur accès')
  expect((await odile.post('/people/cleo/merges', { other: 'denis' })).status).toBe(422)
  expect((await odile.post('/people/lea/merges', { other: 'cleo' })).status).toBe(422)
})

test('makes one company of two, its SIRET free for no other, and parts them again', async () => {
  const odile = await visitor('odile')
  const before = await picture()
  const id = '01kaq2v7m8k3d5f6g7h8j9k0mq'
  expect((await odile.post('/companies/guivarch/merges', { other: 'ouest', id })).status).toBe(303)
  const sent = "SELECT count(*) AS n FROM enrolments WHERE organisation_id = 'lisiere' AND company_id = 'ouest'"
  expect(await rows(sent)).toEqual([{ n: 0 }])
  expect(await (await odile.get('/companies')).text()).not.toContain('Ouest Logistique')
  await odile.post(`/merges/${id}/reversal`)
  expect(await picture()).toBe(before)
})

test('every column that names a person or a company passes in a merge, or says why it does not', async () => {
  const tables = (await rows("SELECT name, sql FROM sqlite_master WHERE type = 'table' AND sql IS NOT NULL")) as {
    name: string
    sql: string
  }[]
  const found = tables.flatMap(({ name, sql }) => {
    const pointing = [...sql.matchAll(/FOREIGN KEY \(organisation_id, (\w+)\) REFERENCES (?:persons|companies) /g)]
    const named = [...sql.matchAll(/[\s,]((?:\w+_)?(?:person|owner|party|trainer|trainee|company)_id) TEXT/g)]
    return [...new Set([...pointing, ...named].map(([, column]) => `${name}.${column}`))]
  })
  const passes = passing.map(({ table, owner }) => `${table}.${owner}`)
  expect(found.length).toBeGreaterThan(40)
  expect(found.filter((column) => !passes.includes(column) && !(column in stays))).toEqual([])
  expect(Object.keys(stays).filter((column) => !found.includes(column) || passes.includes(column))).toEqual([])
  expect(passes.filter((column) => !found.includes(column))).toEqual([])
})

test('what the registers hold of somebody passes, an answer to a slot with its slot, and all of it goes back', async () => {
  const odile = await visitor('odile')
  const quentin = await visitor('quentin')
  for (const sql of [
    "INSERT INTO developments SELECT organisation_id, 'malo-voix', 'malo', need, training, planned_on, done_on, outcome, NULL, 1, 0, 'seed' FROM developments WHERE organisation_id = 'lisiere' AND id = 'bruno-classe'",
    "INSERT INTO standings VALUES ('lisiere', 'malo', 'refused', '', 'Assurance échue', 0, 'seed')",
    "INSERT INTO slot_trainers SELECT organisation_id, slot_id, 'malo', starts_at, ends_at, at, by_id FROM slot_trainers WHERE organisation_id = 'lisiere' AND person_id = 'bruno' LIMIT 1",
    "INSERT INTO slot_answers SELECT organisation_id, slot_id, person_id, starts_at, 'accepted', '', 0 FROM slot_trainers WHERE organisation_id = 'lisiere' AND person_id = 'malo'",
    "UPDATE tickets SET person_id = 'malo' WHERE organisation_id = 'lisiere' AND id = 'salle-froide'",
  ])
    await env.SHARD_1.prepare(sql).run()
  await env.SHARD_1.prepare(
    "INSERT INTO partners SELECT organisation_id, 'malo-seul', NULL, 'malo', role, '', '', '', '', '', '', review_on, due_on, 1, 0, 'seed' FROM partners WHERE organisation_id = 'lisiere' AND id = 'armor'",
  ).run()
  const before = await picture()
  const preview = await (await odile.get('/people/lea/merge?with=malo')).text()
  expect(preview).toContain('1 formation suivie passe')
  expect(preview).toContain('partenaire, référencement, référent')

  const id = '01kaq2v7m8k3d5f6g7h8j9k0mr'
  expect((await odile.post('/people/lea/merges', { other: 'malo', id })).status).toBe(303)
  const owners = `SELECT person_id AS who FROM developments WHERE id = 'malo-voix' AND organisation_id = 'lisiere'
    UNION ALL SELECT party_id FROM standings WHERE organisation_id = 'lisiere' AND reason = 'Assurance échue'
    UNION ALL SELECT person_id FROM slot_answers WHERE organisation_id = 'lisiere' AND person_id IN ('lea', 'malo')
    UNION ALL SELECT person_id FROM tickets WHERE organisation_id = 'lisiere' AND id = 'salle-froide'
    UNION ALL SELECT person_id FROM partners WHERE organisation_id = 'lisiere' AND id = 'malo-seul'`
  expect(await rows(owners)).toEqual(Array.from({ length: 5 }, () => ({ who: 'lea' })))
  expect(await (await quentin.get('/registers/partners/malo-seul')).text()).toContain('Léa Morvan')
  await odile.post(`/merges/${id}/reversal`)
  expect(await picture()).toBe(before)
})
