import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { turnOf } from '#domain/attendance/own-signature.ts'
import { signOwnLink, signTicket } from '#domain/attendance/passes.ts'
import { firstBroken } from '#domain/attendance/signature.ts'
import { mailedCode } from '#edge/mailed-codes.ts'
import { slotCode } from '#edge/slot-codes.ts'
import { tokens } from '#edge/tokens.ts'
import { app, browser, now, stranger, visitor, world } from '#test/visit.ts'

beforeAll(world)

const hand = 'M12 40.5L13 41L60 12L90 70'
const rowsOf = async <Row,>(sql: string) => (await env.SHARD_1.prepare(sql).all<Row>()).results
const signatures = (slot: string) =>
  rowsOf<{ person_id: string; mode: string; is_late: number; identified: string; device_at: number | null }>(
    `SELECT person_id, mode, is_late, identified, device_at FROM slot_signatures WHERE organisation_id = 'lisiere' AND slot_id = '${slot}' ORDER BY number`,
  )
const place = (slotId: string) => ({ shard: 'SHARD_1', organisationId: 'lisiere', slotId })
const codeOf = (slotId: string, at = now) => slotCode(env.SECRET, place(slotId), at)
const claims = (slot: string) => ({ shard: 'SHARD_1', organisation: 'lisiere', slot })
const field = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''

test('the tablet goes from hand to hand, and the trainer countersigns', async () => {
  const bruno = await visitor('bruno')
  const page = await (await bruno.get('/teaching/slots/encours-3?sign=lea-encours')).text()
  expect(page).toContain('Léa Morvan, signez ici')
  const address = '/teaching/slots/encours-3/signatures'
  const id = 'a-signature-made-here'
  const empty = await bruno.post(address, { enrolment: 'lea-encours', id, signature: '', signatureTyped: '' })
  expect(empty.status).toBe(422)
  expect((await bruno.post(address, { enrolment: 'lea-encours', id, signature: hand })).status).toBe(303)
  expect((await bruno.post(address, { enrolment: 'lea-encours', id, signature: hand })).status).toBe(303)
  const other = await bruno.post(address, { enrolment: 'lea-encours', signature: hand })
  expect(other.status).toBe(422)
  expect(await other.text()).toContain('a déjà signé')
  expect((await bruno.post('/teaching/slots/encours-3/absences', { enrolment: 'malo-encours' })).status).toBe(303)
  expect((await bruno.post(address, { enrolment: '', signature: hand })).status).toBe(303)
  expect(await signatures('encours-3')).toEqual([
    { person_id: 'lea', mode: 'tablet', is_late: 0, identified: 'trainer', device_at: null },
    { person_id: 'bruno', mode: 'tablet', is_late: 0, identified: 'login', device_at: null },
  ])
  expect(
    await rowsOf(
      "SELECT signed, countersigned, accounted, is_open FROM slot_attendance WHERE organisation_id = 'lisiere' AND slot_id = 'encours-3'",
    ),
  ).toEqual([{ signed: 1, countersigned: 1, accounted: 2, is_open: 1 }])
})

test('is open to the trainers of the slot and to who looks after attendance there, and refuses what has not begun', async () => {
  expect((await (await visitor('ana')).get('/teaching/slots/encours-3')).status).toBe(200)
  expect((await (await visitor('ana')).get('/teaching/slots/passee-0')).headers.get('Location')).toBe('/teaching')
  expect((await (await visitor('sylvie')).get('/teaching/slots/encours-3')).headers.get('Location')).toBe('/teaching')
  expect((await (await visitor('cleo')).get('/teaching/slots/encours-3')).status).toBe(404)
  const bruno = await visitor('bruno')
  const early = await bruno.post('/teaching/slots/encours-5/signatures', { enrolment: 'lea-encours', signature: hand })
  expect(early.status).toBe(422)
  expect(await early.text()).toContain('n’a pas commencé')
})

test('a signature of a past half-day is marked late', async () => {
  const bruno = await visitor('bruno')
  await bruno.post('/teaching/slots/encours-0/signatures', { enrolment: 'malo-encours', signature: hand })
  expect(await signatures('encours-0')).toMatchObject([{ person_id: 'malo', is_late: 1 }])
})

test('a room that signs at once makes one chain, in which nothing can be changed', async () => {
  const bruno = await visitor('bruno')
  const answers = await Promise.all(
    ['lea', 'malo', 'cleo'].map((who) =>
      bruno.post('/teaching/slots/encours-1/signatures', { enrolment: `${who}-encours`, signature: hand }),
    ),
  )
  expect(answers.map(({ status }) => status)).toEqual([303, 303, 303])
  const columns = `id, session_id AS sessionId, slot_id AS slotId, enrolment_id AS enrolmentId, person_id AS personId, mode, path, typed, at,
    device_at AS deviceAt, is_late AS isLate, address, device, device_id AS deviceId, identified, by_id AS byId, number, previous, sha256`
  const chain = await rowsOf<Parameters<typeof firstBroken>[1][number]>(
    `SELECT ${columns} FROM slot_signatures WHERE organisation_id = 'lisiere' AND session_id = 'encours' ORDER BY number`,
  )
  expect(chain.length).toBeGreaterThan(4)
  expect(await firstBroken('lisiere', chain)).toBeNull()
  expect(await firstBroken('miroir', chain)).toBe(1)
  expect(
    await firstBroken(
      'lisiere',
      chain.map((link) => (link.number === 2 ? { ...link, at: 1 } : link)),
    ),
  ).toBe(2)
  expect(
    await firstBroken(
      'lisiere',
      chain.filter(({ number }) => number !== 3),
    ),
  ).toBe(3)
})

test('the chain is verified on a screen, which names the first signature that was touched', async () => {
  const ana = await visitor('ana')
  const seen = async (query = '') => (await ana.get(`/sessions/encours/attendance/chain${query}`)).text()
  expect(await seen()).toContain('aucune touchée')
  expect(await seen('?after=2')).toContain('aucune touchée')
  const touch = (by: number) =>
    env.SHARD_1.prepare(
      "UPDATE slot_signatures SET at = at + ? WHERE organisation_id = 'lisiere' AND session_id = 'encours' AND number = 3",
    )
      .bind(by)
      .run()
  await touch(1)
  expect(await seen('?after=1')).toMatch(/La signature n°\s3 n’est plus/u)
  await touch(-1)
  expect((await (await visitor('sylvie')).get('/sessions/encours/attendance/chain')).status).toBe(404)
})

test('the code of the room opens its slot to a signed-in trainee while it is on the screen', async () => {
  const cleo = await visitor('cleo')
  const code = await codeOf('encours-3')
  const page = await (await cleo.get(`/sign/${code}`)).text()
  expect(page).toContain('Code de la salle vérifié')
  expect(page).toContain('Cléo Martin')
  const pass = field(page, 'pass')
  const answer = await cleo.post(`/sign/${code}`, { pass, enrolment: 'cleo-encours', signature: hand })
  expect(await answer.text()).toContain('Votre présence est signée')
  expect((await signatures('encours-3')).at(-1)).toMatchObject({
    person_id: 'cleo',
    mode: 'phone',
    identified: 'login',
  })
})

test('a photo of the code is useless a minute later, and no code opens another slot', async () => {
  const old = await codeOf('encours-3', now - 60_000)
  expect(await (await stranger().get(`/sign/${old}`)).text()).toContain('Ce code est passé')
  expect((await stranger().post(`/sign/${old}`, { pass: '', enrolment: 'lea-encours', signature: hand })).status).toBe(
    409,
  )
  const code = await codeOf('encours-3')
  const turned = code.replace('encours-3', 'encours-2')
  expect(await (await stranger().get(`/sign/${turned}`)).text()).toContain('ne mène nulle part')
  const pass = field(await (await stranger().get(`/sign/${code}`)).text(), 'pass')
  const elsewhere = await stranger().post(`/sign/${await codeOf('encours-2', now - 60_000)}`, {
    pass,
    enrolment: 'lea-encours',
    signature: hand,
  })
  expect(elsewhere.status).toBe(409)
  expect(await (await stranger().get(`/sign/${await codeOf('encours-5')}`)).text()).toContain('Revenez à ce moment')
})

test('a phone without an account signs with the code sent to the person’s mailbox, and is known until tonight', async () => {
  const phone = stranger()
  const code = await codeOf('encours-2')
  const pass = field(await (await phone.get(`/sign/${code}`)).text(), 'pass')
  const asked = await phone.post(`/sign/${code}/identification`, { pass, enrolment: 'malo-encours' })
  expect(await asked.text()).toContain('m…@lisiere.example')
  const signing = { pass, enrolment: 'malo-encours', signature: hand }
  const wrong = await phone.post(`/sign/${code}`, { ...signing, mailed: '000000' })
  expect(wrong.status).toBe(422)
  expect(await wrong.text()).toContain('Ce code n’est pas le bon')
  const mailed = await mailedCode(env.SECRET, ['lisiere', 'encours-2', 'malo-encours'], turnOf(now))
  const answer = await phone.post(`/sign/${code}`, { ...signing, mailed })
  expect(await answer.text()).toContain('Votre présence est signée')
  const cookie = /__Host-signer=[^;]+/.exec(answer.headers.get('Set-Cookie') ?? '')?.[0] ?? ''
  const again = await browser(app, '', cookie).get(`/sign/${await codeOf('encours-3')}`)
  expect(await again.text()).toContain('Malo Le Bihan')
})

test('a personal link signs its own half-day for its own person', async () => {
  const token = await signOwnLink(tokens(env.SECRET), { ...claims('encours-2'), enrolment: 'lea-encours' }, now, now)
  expect(await (await stranger().get(`/sign/own/${token}`)).text()).toContain('Léa Morvan')
  await stranger().post(`/sign/own/${token}`, { enrolment: 'cleo-encours', signature: hand })
  expect((await signatures('encours-2')).at(-1)).toMatchObject({ person_id: 'lea', mode: 'link', identified: 'link' })
  expect((await stranger().post('/sign/own/spent', { signature: hand })).status).toBe(404)
})

test('what was signed without a network is kept once, with both hours, and only for the slot of its ticket', async () => {
  const ticket = await signTicket(
    tokens(env.SECRET),
    { ...claims('encours-1'), by: 'id-bruno', person: 'bruno' },
    now,
    now,
  )
  const deviceAt = String(now - 23 * 3600_000)
  const one = { ticket, id: 'kept-on-the-device-1', enrolment: '', signature: hand, signatureTyped: '', deviceAt }
  for (const _ of [1, 2]) expect((await stranger().post('/sign/deferred', one)).status).toBe(200)
  expect((await signatures('encours-1')).at(-1)).toEqual({
    person_id: 'bruno',
    mode: 'offline',
    is_late: 0,
    identified: 'login',
    device_at: Number(deviceAt),
  })
  expect(
    (await stranger().post('/sign/deferred', { ...one, id: 'kept-on-the-device-2', enrolment: 'gael-passee' })).status,
  ).toBe(404)
  expect((await stranger().post('/sign/deferred', { ...one, ticket: 'forged.token.here' })).status).toBe(410)
})
