import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { directoryId, open } from '#db/open.ts'
import { selectSignUp } from '#db/organisations/sign-ups.ts'
import type { Scope } from '#db/scope.ts'
import { newTally } from '#db/tally.ts'
import { findLink } from '#domain/links/links.ts'
import { newcomer, register } from '#domain/members/registration.ts'
import { makeIds } from '#edge/ids.ts'
import { tokens } from '#edge/tokens.ts'
import { answer } from '#jobs/consume.ts'
import { handlersOf } from '#jobs/subscriptions.ts'
import { days, later, linkIn, mailsTo, openBrowser, time } from '#test/browser.ts'
import { world } from '#test/visit.ts'

beforeAll(world)

const dunes = (name: string, siret: string) => ({
  organisationName: `Atelier ${name}`,
  siret,
  nda: '',
  ndaPending: 'on',
  siteName: 'Saint-Nazaire',
  sitePostalCode: '44600',
  siteTown: 'Saint-Nazaire',
  givenName: 'Nora',
  familyName: 'Kerviel',
  email: `nora@${name}.example`,
})

const password = 'une dune au petit matin'

let addresses = 0
const browser = () => openBrowser({ address: `198.51.100.${addresses++}` })

async function asked(name: string, siret: string, change: Record<string, string> = {}) {
  const fields = { ...dunes(name, siret), ...change }
  const answered = await browser().post('/sign-up', fields)
  expect(answered.headers.get('Location')).toBe('/sign-up?sent')
  const link = linkIn((await mailsTo(fields.email))[0])
  return { link, token: new URLSearchParams(link.split('?')[1]).get('token') ?? '' }
}

const one = (sql: string, ...values: unknown[]) =>
  env.SHARD_1.prepare(sql)
    .bind(...values)
    .first<Record<string, unknown>>()

test('registers an organisation, confirms the address, and lands in its office without waiting for a queue', async () => {
  const { link, token } = await asked('dunes', '900 000 004 00011')
  const nora = browser()
  const shown = await (await nora.get(link)).text()
  expect(shown).toContain('Atelier dunes')
  expect(shown).toContain('Demande en cours')

  const entered = await nora.post('/sign-up/confirmation', { token, password })
  expect([entered.status, entered.headers.get('Location')]).toEqual([303, '/desk'])
  const desk = await (await nora.get('/desk')).text()
  expect(desk).toContain('Atelier dunes')
  expect(desk).toContain('0 sur 6')
  expect(await (await nora.get('/settings/sites')).text()).toContain('Saint-Nazaire')
})

test('goes to the database that holds the fewest organisations', async () => {
  expect(await one('SELECT shard FROM organisations WHERE siret = ?', '90000000400011')).toEqual({ shard: 'SHARD_2' })
})

test('gives a refused form back with what was typed, and a sentence for each field', async () => {
  const response = await browser().post('/sign-up', { ...dunes('rocs', '90000000400012'), ndaPending: '', nda: '12' })
  const html = await response.text()
  expect(response.status).toBe(422)
  expect(html).toContain('Ce numéro SIRET n’est pas valable.')
  expect(html).toContain('Ce numéro de déclaration d’activité n’est pas valable.')
  expect(html).toContain('value="Atelier rocs"')
  expect(html).toContain('value="44600"')
})

test('answers alike whether the address and the SIRET are known or not', async () => {
  const known = { ...dunes('dunes', '90000000100017'), email: 'odile@lisiere.example' }
  const [first, second] = await Promise.all([
    browser().post('/sign-up', known),
    browser().post('/sign-up', dunes('inconnus', '90000000500018')),
  ])
  expect([first.status, first.headers.get('Location')]).toEqual([second.status, second.headers.get('Location')])
})

test('tells only whoever has confirmed an address that a SIRET is registered already', async () => {
  const { link, token } = await asked('doubles', '90000000100017')
  const reader = browser()
  expect(await (await reader.get(link)).text()).toContain('Cet organisme a déjà un espace')
  const refused = await reader.post('/sign-up/confirmation', { token, password })
  expect(refused.status).toBe(422)
  expect(await one('SELECT id FROM identities WHERE email = ?', 'nora@doubles.example')).toBeNull()
})

test('never sets a password on an account that exists: its owner signs in, and the organisation is added', async () => {
  const { link, token } = await asked('ana', '90000000600016', { email: 'ana@lisiere.example' })
  const thief = browser()
  expect(await (await thief.get(link)).text()).toContain('Se connecter et continuer')
  const before = await one("SELECT hash FROM passwords WHERE identity_id = 'id-ana'")
  expect((await thief.post('/sign-up/confirmation', { token, password })).status).toBe(422)
  expect(await one("SELECT hash FROM passwords WHERE identity_id = 'id-ana'")).toEqual(before)

  const ana = browser()
  const signedIn = await ana.post('/sign-in', {
    email: 'ana@lisiere.example',
    password: 'la lisière au matin',
    next: link,
  })
  expect(signedIn.headers.get('Location')).toBe(link)
  expect(await (await ana.get(link)).text()).toContain('Vous êtes en ligne comme ana@lisiere.example')
  expect((await ana.post('/sign-up/confirmation', { token })).headers.get('Location')).toBe('/desk')
  const desk = await (await ana.get('/desk')).text()
  expect(desk).toContain('Atelier ana')
  expect(desk).toContain('Centre Lisière')
})

test('refuses a weak password, and the link stays good', async () => {
  const { link, token } = await asked('faibles', '90000000700014')
  const nora = browser()
  const refused = await nora.post('/sign-up/confirmation', { token, password: 'court' })
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('12 caractères')
  expect((await nora.get(link)).status).toBe(200)
})

test('creates one organisation when the link is followed twice at once', async () => {
  const { link, token } = await asked('vagues', '90000000800012')
  const answers = await Promise.all(
    [browser(), browser()].map((each) => each.post('/sign-up/confirmation', { token, password })),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 422])
  expect(await one("SELECT count(*) AS n FROM organisations WHERE siret = '90000000800012'")).toEqual({ n: 1 })
  expect(await (await browser().get(link)).text()).toContain('Ce lien n’est plus valable')
})

test('opens one office when two sign-ups of one SIRET are confirmed at once', async () => {
  const first = await asked('paire-a', '90000000900010')
  const second = await asked('paire-b', '90000000900010')
  const answers = await Promise.all(
    [first, second].map(({ token }) => browser().post('/sign-up/confirmation', { token, password })),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 422])
})

test('is finished by the outbox when the request ended between the two databases, and only once', async () => {
  const { token } = await asked('crues', '90000001000018')
  const ambient = { clock: time, ids: makeIds(time.now), handlersOf }
  const { db } = open(env.SHARD_1, {
    organisationId: directoryId,
    from: 'first-primary',
    guard: true,
    tally: newTally(),
  })
  const directory: Scope = {
    ...ambient,
    organisationId: directoryId,
    shard: 'SHARD_1',
    db,
    actor: { kind: 'visitor', id: 'test' },
    sites: 'all',
    requestId: 'test',
    owed: () => {},
    knock: null,
  }
  const held = await findLink(directory, tokens(env.SECRET), 'sign-up', token, (id) => [selectSignUp(directory, id)])
  const [signUp] = held?.found[0] ?? []
  if (!held || !signUp) throw new Error('The mail held no link.')
  const owner = await newcomer(directory, { ...signUp, language: 'fr', organisation: 'Crues' }, password)
  if (!owner.ok) throw new Error(owner.refusal)
  const registered = await register(directory, held.link, signUp, owner.after, 'SHARD_2')
  if (!registered.ok) throw new Error(registered.refusal)
  const { organisationId, work } = registered.after
  const inOffice = async (table: string) =>
    (
      await env.SHARD_2.prepare(`SELECT count(*) AS n FROM ${table} WHERE organisation_id = ?`)
        .bind(organisationId)
        .first()
    )?.n
  expect(await inOffice('offices')).toBe(0)

  const message = { shard: 'SHARD_1', organisationId: directoryId, ...work }
  const bindings = { ...env, JOBS: { sendBatch: async () => {} } } as unknown as typeof env
  await answer(bindings, ambient, message)
  await answer(bindings, ambient, message)
  for (const table of ['offices', 'sites', 'persons', 'memberships']) expect(await inOffice(table)).toBe(1)
  expect(await one('SELECT count(*) AS n FROM affiliations WHERE organisation_id = ?', organisationId)).toEqual({
    n: 1,
  })
  expect(await one('SELECT count(*) AS n FROM outbox WHERE event_id = ?', work.eventId)).toEqual({ n: 0 })
})

test('a link is good for a day, and a forged one never', async () => {
  const { link } = await asked('lents', '90000001100016')
  expect((await browser().get(link)).status).toBe(200)
  expect((await browser().get(`${link}x`)).status).toBe(422)
  later(1 * days)
  expect((await browser().get(link)).status).toBe(422)
})

test('asks an address that asks too much to wait, keeping the form', async () => {
  const insistent = openBrowser({ address: '203.0.113.50' })
  const send = () => insistent.post('/sign-up', dunes('presses', '90000001200014'))
  for (let turn = 0; turn < 10; turn++) await send()
  const response = await send()
  expect(response.status).toBe(429)
  expect(response.headers.get('Retry-After')).toBe('60')
  expect(await response.text()).toContain('value="Atelier presses"')
})
