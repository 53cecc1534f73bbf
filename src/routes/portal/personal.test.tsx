import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import type { PersonalLinkRow } from '#db/people/personal-links.ts'
import { personalToken } from '#domain/people/personal-links.ts'
import { makeIds } from '#edge/ids.ts'
import { tokens } from '#edge/tokens.ts'
import { mentions } from '#test/mentions.ts'
import { clock, now, stranger, visitor, world } from '#test/visit.ts'

const ids = makeIds(clock.now)
const guest = stranger()

const one = (sql: string) => env.SHARD_1.prepare(sql).first<Record<string, unknown>>()
const run = (sql: string) => env.SHARD_1.prepare(sql).run()
const text = async (address: string) => (await guest.get(address)).text()
const placeOf = async (address: string) => (await guest.get(address)).headers.get('Location')
const codeOf = (html: string) => html.match(/\/sign\/own\/[\w.-]+/)?.[0]

/** As it is sent by mail. */
async function given(person: string, room: string, id = ids.next()) {
  const igor = await visitor('igor')
  expect((await igor.post(`/people/${person}/links`, { id, room, days: '30' })).status).toBe(303)
  const row = { id, at: now, expiresAt: now + 30 * 24 * 3600_000 } as PersonalLinkRow
  return `/o/lisiere/own/${await personalToken(tokens(env.SECRET), 'lisiere', row)}`
}

async function convened(): Promise<void> {
  const odile = await visitor('odile')
  await odile.post('/settings/paper-mentions', { ...mentions, version: '0' })
  const asked = { kind: 'convocation', asked_material: 'De quoi écrire' }
  expect((await odile.post('/sessions/encours/papers', asked)).status).toBe(303)
}

const paperOf = async (enrolment: string) =>
  String((await one(`SELECT id FROM papers WHERE enrolment_id = '${enrolment}' AND kind = 'convocation'`))?.id)

beforeAll(async () => {
  await world()
  await convened()
})

test('a personal link shows one person their own room, and ends the day it is revoked, on each of its pages', async () => {
  const id = ids.next()
  const own = await given('lea', 'training', id)
  const igor = await visitor('igor')
  expect((await igor.post('/people/lea/links', { id, room: 'training', days: '30' })).status).toBe(303)
  expect(await one('select count(*) as n from personal_links')).toEqual({ n: 1 })
  const page = await text(own)
  expect(page).toContain('Léa Morvan')
  expect(page).toContain('Manager une équipe au quotidien')
  expect(page).not.toContain('<form method="post" action="/t')
  expect(await text(own.replace('lisiere', 'miroir'))).toContain('ne sert plus')

  expect((await igor.post('/people/lea/links/revocation', { link: id })).status).toBe(303)
  const paper = await paperOf('lea-encours')
  for (const where of ['', '/papers', `/papers/${paper}`, '/sessions/encours', '/signing/any']) {
    expect(await text(`${own}${where}`), where).toContain('ne sert plus')
  }
})

describe('a trainee without an account', () => {
  test('reads the convocation made out to them, and nobody else’s', async () => {
    const own = await given('lea', 'training')
    const paper = await paperOf('lea-encours')
    const list = await text(`${own}/papers`)
    expect(list).toContain('Convocation')
    expect(list).toContain(`${own}/papers/${paper}`)
    const file = await guest.get(`${own}/papers/${paper}`)
    expect(file.headers.get('Content-Type')).toBe('application/pdf')
    expect(new TextDecoder().decode((await file.arrayBuffer()).slice(0, 5))).toBe('%PDF-')

    const theirs = await paperOf('malo-encours')
    expect(list).not.toContain(theirs)
    expect(await placeOf(`${own}/papers/${theirs}`)).toBe(`${own}/papers`)
    expect(await placeOf(`${own}/papers/convention-guivarch`)).toBe(`${own}/papers`)
  })

  test('opens a session of theirs with its programme and what it is learnt with, and no other', async () => {
    await run(`UPDATE programme_versions SET content = json_set(content, '$.resources',
      json('[{"title":"Livret du responsable","address":"https://livret.example/"}]'))
      WHERE organisation_id = 'lisiere' AND programme_id = 'manager'`)
    const own = await given('lea', 'training')
    expect(await text(own)).toContain(`href="${own}/sessions/encours"`)
    const page = await text(`${own}/sessions/encours`)
    for (const said of ['Livret du responsable', 'Objectifs', 'Mes séances']) expect(page).toContain(said)
    expect(page).not.toContain('Malo')
    expect(await placeOf(`${own}/sessions/avenir`)).toBe(own)
  })

  test('who follows from afar signs from there while the class is on; in a room, nobody does', async () => {
    const own = await given('lea', 'training')
    expect(codeOf(await text(own))).toBeUndefined()
    await run(
      "UPDATE sessions SET remote_link = 'https://visio.example/a' WHERE organisation_id = 'lisiere' AND id = 'encours'",
    )
    const address = codeOf(await text(own))
    expect(await text(address ?? '')).toContain('Léa Morvan')
  })
})

test('a contact without an account reads the papers of their company, and is led to the one they sign', async () => {
  const own = await given('denis', 'company')
  expect(await text(own)).toContain('Léa Morvan')
  expect(await text(`${own}/sessions/encours`)).not.toContain('Mes séances')
  expect(await text(own)).toContain(`${own}/enrolments/lea-passee`)
  expect(await text(`${own}/enrolments/lea-passee`)).toMatch(/Léa Morvan.*Présent.*Absent/s)
  expect(await placeOf(`${own}/enrolments/gael-passee`)).toBe(own)
  const ana = await visitor('ana')
  const asked = { role1: 'company', name1: 'Denis Guivarc’h', email1: 'denis@lisiere.example', person1: 'denis' }
  const made = await ana.post('/papers/convention-guivarch/signatures', { id: ids.next(), days: '30', ...asked })
  expect(made.status).toBe(303)

  const list = await text(`${own}/papers`)
  expect(list).toContain('Convention de formation')
  expect(list).not.toContain('Convocation')
  const toSign = list.match(/\/o\/lisiere\/own\/[\w.-]+\/signing\/[\w.-]+/)?.[0] ?? ''
  const page = await placeOf(toSign)
  expect(page).toMatch(/^\/o\/lisiere\/sign\//)
  expect(await text(page ?? '')).toContain('Convention de formation')

  const lea = await given('lea', 'training')
  const signer = toSign.split('/').at(-1)
  expect(await placeOf(`${lea}/signing/${signer}`)).toBe(`${lea}/papers`)
})

test('a trainer without an account finds their week and their own papers', async () => {
  const own = await given('bruno', 'teaching')
  expect(await text(own)).toContain('Manager une équipe au quotidien')
  expect(await text(`${own}/papers`)).toContain('Mes documents')
  expect(await placeOf(`${own}/papers/convention-guivarch`)).toBe(`${own}/papers`)
})

test('a contact opens the certificates of those whom they send, by account and by link, and nobody else’s', async () => {
  const odile = await visitor('odile')
  for (const kind of ['certificat_realisation', 'attestation_assiduite']) {
    expect((await odile.post('/sessions/passee/papers', { kind })).status).toBe(303)
  }
  const idOf = async (enrolment: string, kind: string) =>
    String((await one(`SELECT id FROM papers WHERE enrolment_id = '${enrolment}' AND kind = '${kind}'`))?.id)
  const certificate = await idOf('lea-passee', 'certificat_realisation')
  const theirs = await idOf('gael-passee', 'certificat_realisation')
  const convocation = await paperOf('lea-encours')
  const denis = await visitor('denis')
  const own = await given('denis', 'company')
  for (const [who, room] of [
    [denis, '/company'],
    [guest, own],
  ] as const) {
    const page = await (await who.get(`${room}/enrolments/lea-passee`)).text()
    expect(page).toContain(`${room}/papers/${certificate}`)
    expect(page).toContain(`${room}/papers/${await idOf('lea-passee', 'attestation_assiduite')}`)
    expect((await who.get(`${room}/papers/${certificate}`)).headers.get('Content-Type')).toBe('application/pdf')
    for (const other of [theirs, convocation]) {
      expect((await who.get(`${room}/papers/${other}`)).headers.get('Location')).toBe(`${room}/papers`)
    }
    expect(await (await who.get(`${room}/papers`)).text()).not.toContain(certificate)
  }
  expect((await odile.post(`/papers/${certificate}/void`, { reason: 'Erreur' })).status).toBe(303)
  expect((await denis.get(`/company/papers/${certificate}`)).headers.get('Location')).toBe('/company/papers')
})
