import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { now, partial, stranger, visitor, world } from '#test/visit.ts'

beforeAll(world)

const made = '01kaq2v7m8k3d5f6g7h8j9k0mn'
const hot = { id: made, set: 'hot', title: '', audience: 'trainee', smallestGroup: '3' }

test('lists the surveys with when each was last asked, and opens one as somebody asked would see it', async () => {
  const quentin = await visitor('quentin')
  const list = await (await quentin.get('/surveys')).text()
  expect(list).toContain('Votre avis à chaud')
  expect(list).not.toContain('Jamais')

  const page = await (await quentin.get('/surveys/a-chaud')).text()
  expect(page).toContain('name="satisfait"')
  expect(page.match(/type="radio"[^>]*name="recommande"/g)).toHaveLength(11)
  expect(page).toContain('Un mot à nous dire')
})

test('makes a survey from a ready set, once however often it is sent, and refuses a title that is taken', async () => {
  const quentin = await visitor('quentin')
  expect((await quentin.post('/surveys', hot)).headers.get('Location')).toBe(`/surveys/${made}`)
  expect((await quentin.post('/surveys', hot)).headers.get('Location')).toBe(`/surveys/${made}`)
  const page = await (await quentin.get(`/surveys/${made}`)).text()
  expect(page).toContain('name="module:module:1"')
  expect(page).toContain('name="formateur:trainer:sample0:2"')

  const taken = await quentin.post('/surveys', {
    ...hot,
    id: `${made.slice(0, -1)}p`,
    set: 'cold_3',
    title: 'Votre avis à chaud',
  })
  expect([taken.status, await taken.text()]).toEqual([422, expect.stringContaining('porte ce titre')])
})

test('refuses anonymity among too few, keeping the form', async () => {
  const quentin = await visitor('quentin')
  const answer = await quentin.post('/surveys', { ...hot, title: 'Entre deux', anonymous: 'on', smallestGroup: '2' })
  const page = await answer.text()
  expect(answer.status).toBe(422)
  expect(page).toContain('Promettez l’anonymat')
  expect(page).toContain('value="Entre deux"')
})

test('lists surveys by name, accents aside', async () => {
  const quentin = await visitor('quentin')
  const title = 'Évaluation de la salle'
  expect((await quentin.post('/surveys', { ...hot, id: `${made.slice(0, 25)}7`, title })).status).toBe(303)
  const page = await (await quentin.get('/surveys')).text()
  expect(page.indexOf(title)).toBeGreaterThan(0)
  expect(page.indexOf(title)).toBeLessThan(page.indexOf('Votre avis à chaud'))
})

test('archives a survey with a way back, and copies it under a title of its own', async () => {
  const quentin = await visitor('quentin')
  await quentin.post('/surveys/a-chaud/archive')
  expect(await (await quentin.get('/surveys')).text()).toContain('Enquêtes archivées')
  expect((await quentin.post('/surveys/a-chaud/archive')).status).toBe(409)
  await quentin.post('/surveys/a-chaud/archive/return')
  expect(await (await quentin.get('/surveys/a-chaud', partial)).text()).not.toContain('est archivée')

  const [one, other] = [{ id: `${made.slice(0, -1)}q` }, { id: `${made.slice(0, -1)}r` }]
  const copy = await quentin.post('/surveys/a-chaud/copies', one)
  expect(copy.headers.get('Location')).toBe(`/surveys/${one.id}/edit`)
  expect((await quentin.post('/surveys/a-chaud/copies', one)).status).toBe(303)
  expect((await quentin.post('/surveys/a-chaud/copies', other)).status).toBe(409)
  const told = await env.SHARD_1.prepare(
    "SELECT action FROM events WHERE organisation_id = 'lisiere' AND subject_id = 'a-chaud' AND at >= ? ORDER BY seq",
  )
    .bind(now)
    .all<{ action: string }>()
  expect(told.results.map(({ action }) => action)).toEqual(['survey_archived', 'survey_returned'])
})

test('lets in neither a stranger nor a trainee, and shows nothing of another organisation', async () => {
  expect((await stranger().get('/surveys')).status).not.toBe(200)
  expect((await (await visitor('cleo')).get('/surveys/a-chaud')).status).toBe(404)
  const mirror = await visitor('quentin', 'miroir')
  expect((await mirror.get(`/surveys/${made}`)).status).toBe(404)
})

test('tells when each session asks, and keeps a form whose reminders come too late', async () => {
  const quentin = await visitor('quentin')
  const rule = { id: made, programme: 'rps', moment: 'before_start', days: '10', reminders: '3, 20', closesAfter: '14' }
  const late = await quentin.post('/surveys/a-chaud/rules', rule)
  expect([late.status, await late.text()]).toEqual([422, expect.stringContaining('value="3, 20"')])
  const elsewhere = await quentin.post('/surveys/a-chaud/rules', { ...rule, reminders: '3', programme: 'inconnu' })
  expect(elsewhere.status).toBe(422)

  await quentin.post('/surveys/a-chaud/rules', { ...rule, reminders: '7, 3, 3' })
  await quentin.post('/surveys/a-chaud/rules', { ...rule, reminders: '7, 3, 3' })
  expect((await rulesOf()).at(0)).toEqual({ anchor: 'start', days: -10, programme_id: 'rps', reminders: '3 7' })
  expect(await rulesOf()).toHaveLength(2)
  expect(await (await quentin.get('/surveys/a-chaud')).text()).toContain('10\u00a0jours avant le début')

  const { id: _, ...known } = rule
  const changed = { ...known, reminders: '', moment: 'after_end', days: '0', programme: '', version: '1' }
  expect((await quentin.post(`/surveys/a-chaud/rules/${made}`, changed)).status).toBe(303)
  expect((await quentin.post(`/surveys/a-chaud/rules/${made}`, changed)).status).toBe(409)
  await quentin.post(`/surveys/a-chaud/rules/${made}/removal`, { version: '2' })
  expect(await rulesOf()).toHaveLength(1)
})

async function rulesOf() {
  const found = await env.SHARD_1.prepare(
    `SELECT anchor, days, programme_id, reminders FROM survey_rules
      WHERE organisation_id = 'lisiere' AND survey_id = 'a-chaud' ORDER BY id`,
  ).all()
  return found.results
}
