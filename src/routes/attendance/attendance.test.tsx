import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { stranger, visitor, world } from '#test/visit.ts'

beforeAll(world)

const rowsOf = async (sql: string) => (await env.SHARD_1.prepare(sql).all()).results

test('shows people and half-days of a session, each mark leading to what is known of it', async () => {
  const ana = await visitor('ana')
  const response = await ana.get('/sessions/encours/attendance')
  const html = await response.text()
  expect(response.status).toBe(200)
  expect(html).toContain('Léa Morvan')
  expect(html).toContain('/attendance/presences/encours-0/lea-encours')
  expect(html).toContain('Signature manquante')
  expect(html).not.toContain('miroir')
  expect(response.headers.get('Server-Timing')).toMatch(/calls=2/)
  expect(await (await ana.get('/sessions/encours/attendance?slot=encours-0')).text()).toMatch(/9\sh – 12\sh\s30/)
})

test('keeps what the office says of a half-day with its reason, and its totals follow', async () => {
  const ana = await visitor('ana')
  const address = '/attendance/presences/encours-0/lea-encours'
  const refusedAnswer = await ana.post(address, { state: 'partial', minutes: '210', reason: 'Partie tôt' })
  expect(refusedAnswer.status).toBe(422)
  expect(await refusedAnswer.text()).toContain('Partie tôt')
  expect((await ana.post(address, { state: 'partial', minutes: '120', reason: '' })).status).toBe(422)
  expect((await ana.post(address, { state: 'partial', minutes: '120', reason: 'Partie tôt' })).status).toBe(303)
  const months =
    "SELECT minutes, partial, absent FROM attendance_months WHERE organisation_id = 'lisiere' AND enrolment_id = 'lea-encours'"
  expect(await rowsOf(months)).toEqual([{ minutes: 120, partial: 1, absent: 0 }])
  expect((await ana.post(address, { state: 'justified', minutes: '', reason: 'Arrêt de travail' })).status).toBe(303)
  expect(await rowsOf(months)).toEqual([{ minutes: 0, partial: 0, absent: 0 }])
  expect(await (await ana.get(address)).text()).toContain('Arrêt de travail')
})

test('is seen and changed within one’s sites and rights only', async () => {
  expect((await stranger().get('/sessions/encours/attendance')).status).toBe(303)
  expect((await (await visitor('ana')).get('/sessions/passee/attendance')).status).toBe(404)
  expect((await (await visitor('cleo')).get('/sessions/encours/attendance')).status).toBe(404)
  const quentin = await visitor('quentin')
  expect((await quentin.get('/sessions/passee/attendance')).status).toBe(200)
  const answer = await quentin.post('/attendance/presences/passee-0/gael-passee', { state: 'absent', reason: 'Essai' })
  expect(answer.status).toBe(404)
})
