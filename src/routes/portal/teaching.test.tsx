import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { visitor, world } from '#test/visit.ts'

beforeAll(world)

const one = (sql: string) => env.SHARD_1.prepare(sql).first<Record<string, unknown>>()

test('a trainer sees their own week, and answers a whole session at once', async () => {
  const bruno = await visitor('bruno')
  const week = await (await bruno.get('/teaching')).text()
  expect(week).toContain('Manager une équipe au quotidien')
  expect(week).toContain('Salle Erdre')
  expect(week).toContain('À confirmer')

  const said = await bruno.post('/teaching/answers', { session: 'avenir' })
  expect(said.status).toBe(303)
  expect(await one("select count(*) as n from slot_answers where answer = 'accepted'")).toEqual({ n: 6 })
  const again = await bruno.post('/teaching/answers', { session: 'avenir' })
  expect(again.status).toBe(303)
  expect(await one("select count(*) as n from events where action = 'slots_accepted'")).toEqual({ n: 1 })
})

test('declining asks for a reason, keeps it, and owes a notice; the slot moved is asked again', async () => {
  const bruno = await visitor('bruno')
  const refused = await bruno.post('/teaching/answers/avenir-0', { reason: '' })
  expect(refused.status).toBe(422)
  expect((await bruno.post('/teaching/answers/avenir-0', { reason: 'Déjà à Rennes' })).status).toBe(303)
  expect(
    await one("select answer, reason from slot_answers where organisation_id = 'lisiere' and slot_id = 'avenir-0'"),
  ).toEqual({ answer: 'declined', reason: 'Déjà à Rennes' })
  expect(await one("select count(*) as n from outbox where handler = 'tellPeople'")).toEqual({ n: 1 })

  const page = () => bruno.get('/teaching/sessions/avenir').then((answer) => answer.text())
  expect(await page()).toContain('Refusée')
  await env.SHARD_1.prepare(
    "update slots set starts_at = starts_at + 60000 where organisation_id = 'lisiere' and id = 'avenir-0'",
  ).run()
  expect(await page()).not.toContain('Refusée')
})

test('what has begun is answered no more, and what others teach is not there', async () => {
  const bruno = await visitor('bruno')
  expect((await bruno.post('/teaching/answers/passee-0', { reason: 'Trop tard' })).status).toBe(422)
  const ana = await visitor('ana')
  expect((await ana.post('/teaching/answers/avenir-1', { reason: 'Pas à moi' })).status).toBe(404)
  expect((await ana.get('/teaching/sessions/avenir')).headers.get('Location')).toBe('/teaching')
})

test('the roster tells who comes and who sends them, never how to reach them', async () => {
  const page = await (await (await visitor('bruno')).get('/teaching/sessions/encours')).text()
  expect(page).toContain('Léa Morvan')
  expect(page).toContain('Transports Guivarc’h')
  expect(page).not.toContain('lea@')
})

test('an absence is declared once, whatever is sent again, and withdrawn', async () => {
  const bruno = await visitor('bruno')
  const fields = { id: '01kaq2v7m8k3d5f6g7h8j9k0mn', from: '2026-12-07', until: '2026-12-08', reason: 'Congé' }
  expect((await bruno.post('/teaching/absences', { ...fields, until: '2026-12-01' })).status).toBe(422)
  expect((await bruno.post('/teaching/absences', fields)).status).toBe(303)
  expect((await bruno.post('/teaching/absences', fields)).status).toBe(303)
  expect(await one("select count(*) as n from unavailabilities where reason = 'Congé'")).toEqual({ n: 1 })
  expect(await (await bruno.get('/teaching/absences')).text()).toContain('Congé')
  expect((await bruno.post(`/teaching/absences/${fields.id}/removal`)).status).toBe(303)
  expect(await one("select count(*) as n from unavailabilities where reason = 'Congé'")).toEqual({ n: 0 })
})

test('a place of their own stands in the rail of trainers, not in that of who runs the sessions', async () => {
  const rail = async (who: string) => (await (await visitor(who)).get('/desk')).text()
  expect(await rail('bruno')).toContain('href="/teaching"')
  expect(await rail('ana')).not.toContain('href="/teaching"')
})

test('somebody who teaches no more has no answer left behind', async () => {
  await env.SHARD_1.prepare(
    "delete from slot_trainers where organisation_id = 'lisiere' and slot_id = 'avenir-2' and person_id = 'bruno'",
  ).run()
  expect(
    await one("select count(*) as n from slot_answers where organisation_id = 'lisiere' and slot_id = 'avenir-2'"),
  ).toEqual({ n: 0 })
})
