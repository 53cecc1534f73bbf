import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { type Browser, days, deliver, later, linkIn, mailsTo, openBrowser } from '#test/browser.ts'
import { inDirectory, signedIn } from '#test/signed-in.ts'
import { visitor, world } from '#test/visit.ts'
import { identityOf } from '#test/world.ts'

beforeAll(world)

const password = 'une lanterne dans la brume'
let addresses = 0
const browser = () => openBrowser({ address: `198.51.100.${addresses++}` })

const nora = (name: string) => ({
  givenName: 'Nora',
  familyName: 'Kerviel',
  email: `${name}@dunes.example`,
  role: 'coordinator',
  sites: 'nantes',
})

let owner: Browser
beforeAll(async () => {
  owner = await signedIn('odile')
})

const post = (path: string, fields: Record<string, string> = {}) =>
  owner.post(path, { _for: 'lisiere', ...fields }, { 'CF-Connecting-IP': `203.0.113.${addresses++}` })

async function invited(name: string, change: Record<string, string> = {}) {
  const fields = { ...nora(name), ...change }
  expect((await post('/settings/members/invitations', fields)).status).toBe(303)
  return lastLink(fields.email)
}

async function lastLink(email: string) {
  const link = linkIn((await mailsTo(email))[0])
  return { link, token: new URLSearchParams(link.split('?')[1]).get('token') ?? '' }
}

const one = (sql: string, ...values: unknown[]) =>
  env.SHARD_1.prepare(sql)
    .bind(...values)
    .first<Record<string, unknown>>()

const idOf = async (email: string) =>
  String((await one("SELECT id FROM invitations WHERE organisation_id = 'lisiere' AND email = ?", email))?.id)

const accept = (who: Browser, token: string, change: Record<string, string> = {}) =>
  who.post('/invitation', { token, givenName: 'Nora', familyName: 'Le Kerviel', password, ...change })

test('invites, and whoever accepts lands in the office with the role she was given', async () => {
  const { link, token } = await invited('nora')
  const guest = browser()
  const shown = await (await guest.get(link)).text()
  for (const said of ['Centre Lisière', 'Odile Marchand', 'Coordination', 'Nantes']) expect(shown).toContain(said)
  const entered = await accept(guest, token)
  expect([entered.status, entered.headers.get('Location')]).toEqual([303, '/desk'])
  expect((await guest.get('/settings/sites/nantes')).status).toBe(200)
  expect((await guest.get('/settings/sites/vannes')).status).toBe(404)
  expect(await (await guest.get('/desk')).text()).toContain('Nora')
  expect((await (await owner.get('/settings/members/invitations')).text()).includes('Acceptée le')).toBe(true)
  await deliver()
  expect(
    await inDirectory(
      'SELECT count(*) FROM affiliations JOIN identities ON id = identity_id WHERE email = ?',
      'nora@dunes.example',
    ),
  ).toBe(1)
  expect(
    await one("SELECT count(*) AS n FROM persons WHERE organisation_id = 'lisiere' AND email = 'nora@dunes.example'"),
  ).toEqual({ n: 1 })
})

test('a link is good once, even for two at the same moment', async () => {
  const { link, token } = await invited('jumelle')
  const answers = await Promise.all([accept(browser(), token), accept(browser(), token)])
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 422])
  expect(await inDirectory('SELECT count(*) FROM identities WHERE email = ?', 'jumelle@dunes.example')).toBe(1)
  const again = await browser().get(link)
  expect([again.status, (await again.text()).includes('n’est plus valable')]).toEqual([422, true])
})

test('reading the link, as mail scanners do, spends nothing', async () => {
  const { link, token } = await invited('lue')
  for (let turn = 0; turn < 3; turn++) expect((await browser().get(link)).status).toBe(200)
  expect((await accept(browser(), token)).status).toBe(303)
})

test('never lets a link choose a password for an account that exists', async () => {
  const { link, token } = await invited('marc', { email: 'carole@garonne.example' })
  const thief = browser()
  expect((await (await thief.get(link)).text()).includes('Se connecter et continuer')).toBe(true)
  const hash = "SELECT hash FROM passwords WHERE identity_id = 'id-carole-garonne'"
  const before = await inDirectory(hash)
  expect((await accept(thief, token)).status).toBe(422)
  expect(await inDirectory(hash)).toBe(before)

  const carole = browser()
  const back = await carole.post('/sign-in', {
    email: 'carole@garonne.example',
    password: 'la lisière au matin',
    next: link,
  })
  expect(back.headers.get('Location')).toBe(link)
  expect((await accept(carole, token, { password: '' })).headers.get('Location')).toBe('/desk')
  const desk = await (await carole.get('/desk')).text()
  expect(['Centre Lisière', 'Institut Garonne'].every((name) => desk.includes(name))).toBe(true)
})

test('somebody signed in with another address accepts with it by saying so, and not otherwise', async () => {
  const { link, token } = await invited('autre', { email: 'personnel@dunes.example' })
  const sylvie = await signedIn('sylvie', { organisation: 'garonne' })
  expect((await (await sylvie.get(link)).text()).includes('Accepter avec mon compte sylvie@garonne.example')).toBe(true)
  const unsaid = await accept(sylvie, token, { other: 'on', password: '' })
  expect([unsaid.status, (await unsaid.text()).includes('Cochez cette case')]).toEqual([422, true])
  expect((await accept(sylvie, token, { other: 'on', as: 'odile@lisiere.example', password: '' })).status).toBe(422)
  expect((await accept(sylvie, token, { other: 'on', as: 'sylvie@garonne.example', password: '' })).status).toBe(303)
  expect((await (await sylvie.get('/desk')).text()).includes('Centre Lisière')).toBe(true)
  expect(await inDirectory('SELECT count(*) FROM identities WHERE email = ?', 'personnel@dunes.example')).toBe(0)
})

test('brings along that who joins has a second factor already', async () => {
  const { token } = await invited('cle', { email: 'cle@dunes.example' })
  const igor = await signedIn('igor', { organisation: 'garonne' })
  const identity = identityOf('igor', 'garonne')
  await env.SHARD_1.prepare("INSERT INTO authenticators VALUES (?1, 'x', 0, 1, 1)").bind(identity).run()
  expect((await accept(igor, token, { other: 'on', as: 'igor@garonne.example', password: '' })).status).toBe(303)
  await deliver()
  const known = `SELECT count(*) FROM second_factors JOIN persons ON persons.organisation_id = 'lisiere' AND id = person_id
    WHERE second_factors.organisation_id = 'lisiere' AND identity_id = ?`
  expect(await inDirectory(known, identity)).toBe(1)
})

test('sending again makes the former link worthless, and only that', async () => {
  const first = await invited('renvoi')
  const id = await idOf('renvoi@dunes.example')
  later(1000)
  expect((await post(`/settings/members/invitations/${id}/sending`)).status).toBe(303)
  const second = await lastLink('renvoi@dunes.example')
  expect((await browser().get(first.link)).status).toBe(422)
  expect((await accept(browser(), second.token)).status).toBe(303)
  expect((await post(`/settings/members/invitations/${id}/sending`)).status).toBe(422)
})

test('revoked, an invitation gives nothing, and its page says so', async () => {
  const { link, token } = await invited('annulee')
  const id = await idOf('annulee@dunes.example')
  expect((await post(`/settings/members/invitations/${id}/revocation`)).status).toBe(303)
  expect((await accept(browser(), token)).status).toBe(422)
  expect((await browser().get(link)).status).toBe(422)
  await deliver()
  expect(await inDirectory('SELECT count(*) FROM links WHERE subject_id = ?', `lisiere.${id}`)).toBe(0)
  expect((await post(`/settings/members/invitations/${id}/revocation`)).status).toBe(422)
})

test('revoked between the two databases, it gives no role', async () => {
  const { token } = await invited('course')
  const id = await idOf('course@dunes.example')
  const [accepted] = await Promise.all([
    accept(browser(), token),
    post(`/settings/members/invitations/${id}/revocation`),
  ])
  await deliver()
  const member = await one(
    `SELECT count(*) AS n FROM memberships JOIN persons ON persons.organisation_id = memberships.organisation_id AND persons.id = person_id
     WHERE memberships.organisation_id = 'lisiere' AND email = 'course@dunes.example'`,
  )
  const end = await one('SELECT how FROM invitation_ends WHERE invitation_id = ?', id)
  expect(member?.n).toBe(end?.how === 'accepted' ? 1 : 0)
  if (end?.how === 'revoked') expect(accepted.status).not.toBe(303)
})

test('expires after seven days', async () => {
  const { link } = await invited('tardive')
  later(7 * days)
  expect((await browser().get(link)).status).toBe(422)
  owner = await signedIn('odile')
  expect((await (await owner.get('/settings/members/invitations')).text()).includes('Expirée le')).toBe(true)
})

test('invites everybody of a pasted list, or nobody', async () => {
  const people = 'Ida Ros <ida@dunes.example>\nTom Le Bras <tom@dunes.example>'
  const list = { role: 'trainer', sites: 'all' }
  const wrong = await post('/settings/members/invitations/several', { people: `${people}\npersonne`, ...list })
  const html = await wrong.text()
  expect([wrong.status, html.includes('La ligne 3 ne se lit pas'), html.includes('tom@dunes.example')]).toEqual([
    422,
    true,
    true,
  ])
  expect(await one("SELECT count(*) AS n FROM invitations WHERE email = 'ida@dunes.example'")).toEqual({ n: 0 })
  expect((await post('/settings/members/invitations/several', { people, ...list })).status).toBe(303)
  expect(await mailsTo('tom@dunes.example')).toHaveLength(1)
  expect((await post('/settings/members/invitations/several', { people, ...list })).status).toBe(422)
})

test('refuses somebody of the team, somebody invited already, and a role beyond the inviter', async () => {
  const refused = async (change: Record<string, string>, sentence: string) => {
    const response = await post('/settings/members/invitations', { ...nora('seconde'), ...change })
    expect([response.status, (await response.text()).includes(sentence)]).toEqual([422, true])
  }
  await refused({ email: 'ana@lisiere.example' }, 'quelqu’un de votre équipe')
  await refused({ email: 'ida@dunes.example' }, 'Une invitation attend déjà')
  await refused({ sites: 'bordeaux' }, 'Choisissez une des réponses')
  const igor = await visitor('igor')
  expect(
    (await igor.post('/settings/members/invitations', { ...nora('putsch'), role: 'owner', sites: 'all' })).status,
  ).toBe(422)
  expect((await (await visitor('ana')).post('/settings/members/invitations', nora('hors'))).status).toBe(404)
  expect(
    (
      await (
        await visitor('odile', 'miroir')
      ).post(`/settings/members/invitations/${await idOf('ida@dunes.example')}/revocation`)
    ).status,
  ).toBe(404)
})

test('asks for a second factor at the door when the organisation wants one', async () => {
  const { link, token } = await invited('prudente')
  await env.SHARD_1.prepare("UPDATE offices SET second_factor = 'staff' WHERE organisation_id = 'lisiere'").run()
  const guest = browser()
  expect((await (await guest.get(link)).text()).includes('demande un second facteur')).toBe(true)
  expect((await accept(guest, token)).status).toBe(303)
  expect((await guest.get('/desk')).headers.get('Location')).toMatch(/^\/account\/security\?required/)
})
