import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { visitor, world } from '#test/visit.ts'

beforeAll(world)

const id = (n: number) => `01kaq2v7m8k3d5f6g7h8j9k${String(n).padStart(3, '0')}`
const rows = async (query: string, ...values: string[]) =>
  (
    await env.SHARD_1.prepare(query)
      .bind(...values)
      .all()
  ).results
const daysOf = async (session: string) =>
  (
    await rows("SELECT day FROM slots WHERE organisation_id = 'lisiere' AND session_id = ? ORDER BY starts_at", session)
  ).map(({ day }) => day)
const toldBy = async (action: string) => {
  const [row] = await rows(
    "SELECT body FROM events JOIN event_payloads ON event_payloads.organisation_id = events.organisation_id AND event_id = id WHERE events.organisation_id = 'lisiere' AND action = ? ORDER BY seq DESC LIMIT 1",
    action,
  )
  return JSON.parse(String(row?.body ?? '{}'))
}

test('what a cancellation brings is read before it is confirmed, and it is undone', async () => {
  const odile = await visitor('odile')
  const shown = await (await odile.get('/sessions/encours/cancellation')).text()
  expect(/[^<>]*recevront un message/.exec(shown)?.[0]).toBe(
    '3\u00a0stagiaires et 1\u00a0formateur recevront un message',
  )
  expect(shown).toContain('6\u00a0séances libérées')
  expect(shown).toContain('Bruno Castel, Salle Erdre')
  expect(shown).toContain('CV-lisiere-2026-0001')
  expect((await odile.post('/sessions/encours/cancellation', { reason: '' })).status).toBe(422)
  for (const _ of [1, 2]) {
    expect((await odile.post('/sessions/encours/cancellation', { reason: 'Neige', tell: 'on' })).status).toBe(303)
  }
  expect(await (await odile.get('/sessions/encours')).text()).toContain('Session annulée le')
  expect(await (await odile.get('/sessions?period=cancelled')).text()).toContain('MAN-encours')
  expect(await toldBy('session_cancelled')).toMatchObject({ code: 'MAN-encours', reason: 'Neige', tell: true })
  expect((await odile.post('/sessions/encours/reinstatement')).status).toBe(303)
  expect(await (await odile.get('/sessions')).text()).toContain('MAN-encours')
})

test('a session that comes back says who has taken its space meanwhile', async () => {
  const odile = await visitor('odile')
  await odile.post('/sessions/avenir/cancellation', { reason: 'Trop peu', tell: '' })
  const slot = { id: 'meanwhile', version: '0', day: '2026-12-31', from: '09:00', to: '12:30', space: 'erdre' }
  expect((await odile.post('/sessions/passee/slots', { ...slot, minutes: '', title: '' })).status).toBe(303)
  const answer = await odile.post('/sessions/avenir/reinstatement')
  const shown = await answer.text()
  expect(answer.status).toBe(409)
  expect(shown).toContain('accueille déjà')
  const accepted = /name="accepted" value="([^"]*)"/.exec(shown)?.[1]?.replaceAll('&quot;', '"') ?? ''
  expect((await odile.post('/sessions/avenir/reinstatement', { accepted })).status).toBe(303)
  expect((await odile.post('/slots/meanwhile/removal', { confirmed: 'people' })).status).toBe(303)
})

test('a postponed session keeps its hours, steps over holidays, tells both dates, and comes back', async () => {
  const odile = await visitor('odile')
  const before = await daysOf('avenir')
  expect(await (await odile.get('/sessions/avenir/postponement')).text()).toContain('6\u00a0séances changent de jour')
  const change = { id: id(1), first: '2027-05-05', reason: 'Salle indisponible', tell: 'on', accepted: '' }
  for (const _ of [1, 2]) expect((await odile.post('/sessions/avenir/postponement', change)).status).not.toBe(500)
  expect(await daysOf('avenir')).toEqual([
    '2027-05-05',
    '2027-05-05',
    '2027-05-07',
    '2027-05-07',
    '2027-05-10',
    '2027-05-10',
  ])
  expect(await toldBy('session_postponed')).toMatchObject({
    before: { startsOn: '2026-12-31', endsOn: '2027-01-02' },
    after: { startsOn: '2027-05-05', endsOn: '2027-05-10' },
    reason: 'Salle indisponible',
  })
  const [along] = await rows(
    "SELECT count(*) AS n FROM slots JOIN slot_trainers ON slot_trainers.organisation_id = slots.organisation_id AND slot_id = slots.id AND slot_trainers.starts_at = slots.starts_at WHERE slots.organisation_id = 'lisiere' AND session_id = 'avenir'",
  )
  expect(along).toEqual({ n: 6 })
  expect((await odile.post('/sessions/avenir/former-dates')).status).toBe(303)
  expect(await daysOf('avenir')).toEqual(before)
})

test('slots where presence was noted stay', async () => {
  const odile = await visitor('odile')
  const change = { id: id(2), first: '2027-05-05', reason: 'Neige', tell: '', accepted: '' }
  const answer = await odile.post('/sessions/passee/postponement', change)
  expect(answer.status).toBe(409)
  expect(await answer.text()).toContain('les séances passées gardent leurs dates')
})

test('a duplicate has the same hours elsewhere, nobody in it, and is made once', async () => {
  const odile = await visitor('odile')
  const form = { id: id(3), reference: 'S-2027-0500', first: '2027-06-07', trainers: 'on', space: '', accepted: '' }
  for (const _ of [1, 2]) expect((await odile.post('/sessions/avenir/duplicates', form)).status).toBe(303)
  expect(await daysOf(id(3))).toEqual([
    '2027-06-07',
    '2027-06-07',
    '2027-06-08',
    '2027-06-08',
    '2027-06-09',
    '2027-06-09',
  ])
  const [made] = await rows(
    'SELECT code, is_public AS public, taken, starts_on AS starts FROM sessions JOIN session_seats ON session_seats.organisation_id = sessions.organisation_id AND session_id = id WHERE id = ?',
    id(3),
  )
  expect(made).toEqual({ code: 'S-2027-0500', public: 0, taken: 0, starts: '2027-06-07' })
  expect((await odile.post('/sessions/avenir/duplicates', { ...form, id: id(4) })).status).toBe(409)
})

test('a split takes the people chosen along, seats follow, and both are one again', async () => {
  const odile = await visitor('odile')
  const form = { id: id(5), reference: 'S-2027-0600', enrolments: ['lea-encours', 'malo-encours'] }
  const taken = async () =>
    rows(
      "SELECT session_id AS session, taken FROM session_seats WHERE organisation_id = 'lisiere' AND session_id IN ('encours', ?) ORDER BY session_id DESC",
      id(5),
    )
  expect((await odile.post('/sessions/encours/split', { ...form, enrolments: [] })).status).toBe(409)
  for (const _ of [1, 2]) expect((await odile.post('/sessions/encours/split', form)).status).toBe(303)
  expect(await taken()).toEqual([
    { session: 'encours', taken: 1 },
    { session: id(5), taken: 2 },
  ])
  expect(await daysOf(id(5))).toEqual(await daysOf('encours'))
  expect(await (await odile.get(`/sessions/${id(5)}/split`)).text()).toContain('vient du partage de MAN-encours')
  expect((await odile.post(`/sessions/${id(5)}/reunion`)).status).toBe(303)
  expect(await taken()).toEqual([
    { session: 'encours', taken: 3 },
    { session: id(5), taken: 0 },
  ])
  expect((await odile.post('/sessions/passee/split', { ...form, id: id(6), enrolments: ['lea-passee'] })).status).toBe(
    409,
  )
})

test('what was paid online is listed before a session is cancelled, and given back with it when asked', async () => {
  const odile = await visitor('odile')
  expect(await (await odile.get('/sessions/avenir/cancellation')).text()).not.toContain('name="refund"')
  await env.SHARD_1.prepare(
    "UPDATE payments SET state = 'paid', intent_id = 'pi_1', paid_at = 1 WHERE organisation_id = 'lisiere' AND id = 'paiement'",
  ).run()
  const shown = await (await odile.get('/sessions/avenir/cancellation')).text()
  expect(shown).toMatch(/Un paiement en ligne, 980\s€, à rembourser/)
  expect(shown).toContain('name="refund"')
  expect(await (await odile.get('/enrolments/gael-avenir')).text()).toMatch(
    /Un paiement en ligne, 980\s€, à rembourser/,
  )
  expect((await odile.post('/sessions/avenir/cancellation', { reason: 'Neige', refund: 'on' })).status).toBe(303)
  const state = async () =>
    (await rows("SELECT state FROM payments WHERE organisation_id = 'lisiere' AND id = 'paiement'"))[0]
  expect(await state()).toEqual({ state: 'refunding' })
  expect((await odile.post('/sessions/avenir/reinstatement')).status).toBe(303)
  expect(await state()).toEqual({ state: 'refunding' })
})
