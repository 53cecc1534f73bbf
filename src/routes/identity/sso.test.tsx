import { env } from 'cloudflare:workers'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { sha256 } from '#edge/digest.ts'
import { tokens } from '#edge/tokens.ts'
import { hostileProvider, type Lies } from '#test/hostile-provider.ts'
import { jar } from '#test/jar.ts'
import { clock, now, request, visitor, world } from '#test/visit.ts'
import { identityOf, password } from '#test/world.ts'

const issuer = 'https://identity.centre-lisiere-tests.eu'
const settings = { issuer, clientId: 'lisiere', clientSecret: 'a secret with & and %' }
let provider: Awaited<ReturnType<typeof hostileProvider>>
let entrance = ''

beforeAll(async () => {
  await world()
  provider = await hostileProvider({ ...settings, now: clock.now })
  vi.spyOn(globalThis, 'fetch').mockImplementation((address, init) => provider.fetch(String(address), init ?? {}))
  const saved = await (await visitor('odile')).post('/settings/sso', form)
  expect(saved.status).toBe(303)
  const row = await env.SHARD_1.prepare("SELECT id FROM sso_providers WHERE organisation_id = 'lisiere'").first<{
    id: string
  }>()
  entrance = `/sign-in/sso?provider=${row?.id}`
})

const form = { name: 'Compte du Centre', ...settings, domain: 'lisiere.example' }

beforeEach(() => provider.lie({}))

/** Other files of tests run in the same place, and ask nobody. */
afterAll(() => void vi.restoreAllMocks())

test('asks once for a proof of the account here, then opens it directly', async () => {
  const browser = jar()
  const first = await comeBack(browser, as('bruno'))
  expect(first.status).toBe(200)
  expect(await first.text()).toContain('bruno@lisiere.example')
  expect(browser.cookies()).not.toHaveProperty('__Host-login')

  expect((await browser.get('/account/sso')).headers.get('Location')).toBe('/sign-in?next=%2Faccount%2Fsso')
  await enterByPassword(browser, 'bruno')
  const page = await (await browser.get('/account/sso')).text()
  expect(page).toContain('Le compte bruno@lisiere.example ouvrira votre compte Lisière bruno@lisiere.example.')
  expect(await linksOf('bruno')).toBe(0)
  expect((await browser.post('/account/sso', bound)).headers.get('Location')).toBe('/account/sso')
  expect(await linksOf('bruno')).toBe(1)

  const next = jar()
  const second = await comeBack(next, as('bruno'))
  expect([second.status, second.headers.get('Location')]).toEqual([303, '/desk'])
  expect((await next.get('/settings/sites')).status).toBe(200)
})

test('finds the provider by the domain of the address, and tells nobody who exists', async () => {
  const answers = await Promise.all(
    ['bruno@lisiere.example', 'nobody@lisiere.example'].map((email) => jar().post('/sign-in/sso', { email })),
  )
  expect(answers.map(({ status }) => status)).toEqual([200, 200])
  expect(answers[0]?.headers.get('Refresh')).toMatch(
    /^0; url=https:\/\/identity\.centre-lisiere-tests\.eu\/authorize\?/,
  )
  const none = await jar().post('/sign-in/sso', { email: 'odile@miroir.example' })
  expect(none.status).toBe(422)
  expect(await none.text()).toContain('Aucun fournisseur n’est réglé pour cette adresse.')
})

test('sends state, nonce and a challenge, and keeps what proves them in the browser alone', async () => {
  const browser = jar()
  const response = await browser.get(entrance)
  const away = new URL(response.headers.get('Location') ?? '')
  expect(Object.fromEntries(away.searchParams)).toMatchObject({
    response_type: 'code',
    code_challenge_method: 'S256',
    redirect_uri: `${env.ORIGIN}/sign-in/sso/return`,
    scope: 'openid email profile',
  })
  expect(away.searchParams.get('state')).toMatch(/^[\w-]{43}$/)
  expect(away.searchParams.get('nonce')).toMatch(/^[\w-]{43}$/)
  expect(response.headers.getSetCookie().find((set) => set.startsWith('__Host-sso='))).toMatch(
    /HttpOnly; Secure; SameSite=Lax/,
  )
})

test('does not skip the second factor', async () => {
  await linked('carole')
  await env.SHARD_1.prepare(
    'INSERT INTO authenticators (identity_id, secret, last_step, at, confirmed_at) VALUES (?, ?, 0, ?, ?)',
  )
    .bind(identityOf('carole'), 'sealed', now, now)
    .run()
  const browser = jar()
  const response = await comeBack(browser, as('carole'))
  expect(response.headers.get('Location')).toBe('/sign-in/second-factor')
  expect(browser.cookies()).not.toHaveProperty('__Host-login')

  expect((await comeBack(jar(), as('carole', { amr: ['pwd', 'mfa'] }))).headers.get('Location')).toBe(
    '/sign-in/second-factor',
  )
  await trustFactors(1)
  expect((await comeBack(jar(), as('carole', { amr: ['pwd'] }))).headers.get('Location')).toBe('/sign-in/second-factor')
  expect((await comeBack(jar(), as('carole', { amr: ['pwd', 'mfa'] }))).headers.get('Location')).toBe('/desk')
  await trustFactors(0)
})

test('is good once: the same return with the same cookie opens nothing', async () => {
  await linked('igor')
  const browser = jar()
  provider.lie(as('igor'))
  const away = new URL((await browser.get(entrance)).headers.get('Location') ?? '')
  const back = provider.visit(away).href
  const thief = jar(browser.cookies())
  expect((await browser.get(back)).headers.get('Location')).toBe('/desk')
  expect((await browser.get(back)).status).toBe(422)

  // A careless provider, which would take its code a second time.
  provider.visit(away)
  const again = await thief.get(back)
  expect(again.status).toBe(422)
  expect(await again.text()).toContain('il a déjà servi')
  expect(thief.cookies()).not.toHaveProperty('__Host-login')
})

test('believes nothing that another browser began', async () => {
  await linked('igor')
  const back = await goThere(jar(), as('igor'))
  const other = jar()
  expect((await other.get(back)).status).toBe(422)
  await other.get(entrance)
  expect((await other.get(back)).status).toBe(422)
  expect(other.cookies()).not.toHaveProperty('__Host-login')
})

test.each<[string, Lies]>([
  ['another nonce', { claims: { nonce: 'another' } }],
  ['another audience', { claims: { aud: 'another' } }],
  ['another issuer', { claims: { iss: 'https://accounts.google.com' } }],
  ['a token of yesterday', { claims: { exp: Math.floor(now / 1000) - 3600 } }],
  ['no signature', { signed: 'not at all' }],
  ['the key of a stranger', { signed: 'by a stranger' }],
  ['the public key as a secret', { signed: 'with the public key as a secret' }],
  ['a subject changed after signing', { signed: 'then changed' }],
  ['a return that names another provider', { back: { iss: 'https://elsewhere.eu' } }],
  ['a return without its state', { backWithout: ['state'] }],
  ['a refusal', { back: { error: 'access_denied' }, backWithout: ['code'] }],
  ['no token', { tokenAnswer: () => Response.json({ error: 'invalid_grant' }, { status: 400 }) }],
  ['a provider that fails', { tokenAnswer: () => new Response('', { status: 503 }) }],
])('opens nothing with %s', async (_, lies) => {
  await linked('igor')
  const browser = jar()
  const honest = as('igor')
  const response = await comeBack(browser, { ...lies, claims: { ...honest.claims, ...lies.claims } })
  expect(response.status).toBe(422)
  expect(browser.cookies()).not.toHaveProperty('__Host-login')
  expect(browser.cookies()).not.toHaveProperty('__Host-arrival')
})

test('is never told by an address alone: unchecked, of another organisation or of nobody', async () => {
  const unchecked = await comeBack(jar(), as('sylvie', { email_verified: false }))
  expect([unchecked.status, await unchecked.text()]).toEqual([422, expect.stringContaining('ne garantit pas')])

  const bodies: string[] = []
  for (const email of ['odile@miroir.example', 'nobody@lisiere.example']) {
    const browser = jar()
    const response = await comeBack(browser, as('sylvie', { email, sub: `for-${email}` }))
    bodies.push(await response.text())
    expect(response.status).toBe(422)
    expect(browser.cookies()).not.toHaveProperty('__Host-arrival')
  }
  expect(bodies[0]).toContain('Personne ne vous attend encore ici')
  expect(bodies[0]).toBe(bodies[1])
})

test('opens the organisation whose provider it is, and no other without one more proof', async () => {
  await linked('ana')
  const browser = jar()
  await comeBack(browser, as('ana'))
  expect((await browser.get('/settings/sites')).status).toBe(200)
  expect((await browser.get('/account/email')).headers.get('Location')).toMatch(/^\/sign-in\/proof/)

  const enter = () => browser.post('/account/current', { organisation: 'garonne', _for: 'lisiere' })
  expect((await enter()).headers.get('Location')).toMatch(/^\/sign-in\/proof/)
  expect((await (await elsewhere(browser)).get('/settings/sites')).headers.get('Location')).toMatch(/^\/sign-in\/proof/)
  await browser.post('/sign-in/proof', { password, _for: 'lisiere' })
  expect((await enter()).headers.get('Location')).toBe('/desk')
  expect(await (await browser.get('/settings/sites')).text()).toContain('Nantes garonne')
})

test('stops opening for who has left the organisation', async () => {
  await linked('quentin')
  await env.SHARD_1.prepare("DELETE FROM affiliations WHERE identity_id = ? AND organisation_id = 'lisiere'")
    .bind(identityOf('quentin'))
    .run()
  const browser = jar()
  expect((await comeBack(browser, as('quentin'))).status).toBe(422)
  expect(browser.cookies()).not.toHaveProperty('__Host-login')
})

test('links nobody on a page that is only read, without a fresh proof, or to two people', async () => {
  const browser = jar()
  await enterByPassword(browser, 'sylvie')
  await comeBackLinking(browser, as('sylvie', { sub: 'shared' }))
  const before = await linksOf('sylvie')
  await browser.get('/account/sso')
  expect(await linksOf('sylvie')).toBe(before)
  await env.SHARD_1.prepare('UPDATE logins SET proved_at = 0 WHERE identity_id = ?').bind(identityOf('sylvie')).run()
  expect((await browser.post('/account/sso', bound)).headers.get('Location')).toMatch(/^\/sign-in\/proof/)
  await env.SHARD_1.prepare('UPDATE logins SET proved_at = ? WHERE identity_id = ?')
    .bind(now, identityOf('sylvie'))
    .run()
  expect((await browser.post('/account/sso', bound)).status).toBe(303)
  // Its answer was lost on the way: done once more, it is said to be done.
  await comeBackLinking(browser, as('sylvie', { sub: 'shared' }))
  expect((await browser.post('/account/sso', bound)).status).toBe(303)
  expect(await linksOf('sylvie')).toBe(before + 1)

  const other = jar()
  await enterByPassword(other, 'denis')
  await comeBackLinking(other, as('denis', { sub: 'shared' }))
  const refusal = await other.post('/account/sso', bound)
  expect([refusal.status, await refusal.text()]).toEqual([
    422,
    expect.stringContaining('déjà lié à une autre personne'),
  ])
  expect(await linksOf('denis')).toBe(0)
})

test('is unlinked on the page of one’s accounts, and then opens nothing', async () => {
  await linked('denis')
  const browser = jar()
  await enterByPassword(browser, 'denis')
  expect(await (await browser.get('/account/sso')).text()).toContain('Compte du Centre')
  const removed = await browser.post('/account/sso/removal', { issuer, subject: 'sub-denis', ...bound })
  expect(removed.status).toBe(303)
  expect(await linksOf('denis')).toBe(0)
  const elsewhere = jar()
  await comeBack(elsewhere, as('denis'))
  expect(elsewhere.cookies()).not.toHaveProperty('__Host-login')
  expect((await browser.post('/account/sso/removal', { issuer, subject: 'sub-igor', ...bound })).status).toBe(422)
})

test('offers Google and Microsoft when the platform is known there, and not otherwise', async () => {
  expect(await (await jar().get('/sign-in/sso')).text()).not.toContain('provider=google')
  Object.assign(env, { GOOGLE_CLIENT_ID: 'id', GOOGLE_CLIENT_SECRET: 'secret' })
  const html = await (await request('/sign-in/sso')).text()
  expect(html).toContain('provider=google')
  expect(html).not.toContain('provider=microsoft')
  Object.assign(env, { GOOGLE_CLIENT_ID: '', GOOGLE_CLIENT_SECRET: '' })
})

test('lets an invited newcomer in by the provider, once she has said so here, and by it alone from then on', async () => {
  const zoe = as('zoe')
  const token = await invited('zoe@lisiere.example')
  const browser = jar()
  const asked = await (await browser.get(`/invitation?token=${token}`)).text()
  expect(asked).toContain('Continuer avec Compte du Centre')
  const away = `${entrance}&invitation=${token}`
  const back = await browser.get(await goThere(browser, zoe, away))
  expect(back.headers.get('Location')).toBe(`/invitation?token=${token}`)
  expect([await identityAt('zoe@lisiere.example'), browser.cookies()['__Host-login']]).toEqual([null, undefined])

  const page = await (await browser.get(`/invitation?token=${token}`)).text()
  expect(page).toContain('Vous entrerez avec Compte du Centre, en tant que zoe@lisiere.example.')
  expect(page).not.toContain('type="password"')
  const accepted = { token, givenName: 'Zoé', familyName: 'Faure', sso: 'on' }
  expect((await jar().post('/invitation', accepted)).status).toBe(422)
  expect((await browser.post('/invitation', accepted)).headers.get('Location')).toBe('/desk')
  expect((await browser.get('/desk')).status).toBe(200)
  expect((await elsewhere(browser).then((moved) => moved.get('/desk'))).status).toBe(303)

  const next = jar()
  expect((await comeBack(next, zoe)).headers.get('Location')).toBe('/desk')
  expect((await jar().post('/sign-in', { email: 'zoe@lisiere.example', password })).status).toBe(422)
})

test('never gives an account that exists, nor one of the provider that is somebody’s already, to who holds an invitation', async () => {
  const toBruno = await invited('bruno@lisiere.example', 'second')
  const thief = jar()
  const back = await thief.get(await goThere(thief, as('thief'), `${entrance}&invitation=${toBruno}`))
  expect(back.headers.get('Location')).toContain('/invitation')
  const known = await (await thief.get(`/invitation?token=${toBruno}`)).text()
  expect(known).toContain('Un compte existe pour bruno@lisiere.example')
  const accepted = { givenName: 'B', familyName: 'C', sso: 'on' }
  expect((await thief.post('/invitation', { ...accepted, token: toBruno })).status).toBe(422)

  const outside = "INSERT OR IGNORE INTO sso_links VALUES (?, 'sub-nora', 'id-odile-garonne', ?)"
  await env.SHARD_1.prepare(outside.replace('id-odile-garonne', identityOf('odile', 'garonne')))
    .bind(issuer, now)
    .run()
  const toNora = await invited('nora@lisiere.example', 'third')
  const nora = jar()
  await nora.get(await goThere(nora, as('nora'), `${entrance}&invitation=${toNora}`))
  const taken = await nora.post('/invitation', { ...accepted, token: toNora })
  expect([taken.status, await identityAt('nora@lisiere.example')]).toEqual([422, null])
  expect(thief.cookies()).not.toHaveProperty('__Host-login')
})

test('leads nobody to the provider of an organisation that has turned it off', async () => {
  await env.SHARD_1.prepare("INSERT INTO features VALUES ('lisiere', 'sso', ?, 'id-odile')").bind(now).run()
  expect((await jar().get(entrance)).status).toBe(422)
  expect((await jar().post('/sign-in/sso', { email: 'bruno@lisiere.example' })).status).toBe(422)
  await env.SHARD_1.prepare("DELETE FROM features WHERE feature = 'sso'").run()
})

/** Last: nobody enters after it. */
test('once removed by the organisation, signs out who is in by it alone', async () => {
  await linked('igor')
  const browser = jar()
  await comeBack(browser, as('igor'))
  expect((await browser.get('/settings/sites')).status).toBe(200)
  expect((await (await visitor('odile')).post('/settings/sso/removal')).status).toBe(303)
  expect((await browser.get('/settings/sites')).headers.get('Location')).toMatch(/^\/sign-in\?/)
  expect((await jar().get(entrance)).status).toBe(422)
})

const bound = { _for: 'lisiere' }

/** What the provider says of a member of the cast. */
const as = (member: string, claims: Record<string, unknown> = {}): Lies & { claims: Record<string, unknown> } => ({
  claims: { sub: `sub-${member}`, email: `${member}@lisiere.example`, email_verified: true, name: member, ...claims },
})

async function goThere(browser: ReturnType<typeof jar>, lies: Lies, from = entrance): Promise<string> {
  provider.lie(lies)
  const away = (await browser.get(from)).headers.get('Location') ?? ''
  return provider.visit(new URL(away)).href
}

const comeBack = async (browser: ReturnType<typeof jar>, lies: Lies) => browser.get(await goThere(browser, lies))

const comeBackLinking = async (browser: ReturnType<typeof jar>, lies: Lies) =>
  browser.get(await goThere(browser, lies, `${entrance}&link=yes`))

async function enterByPassword(browser: ReturnType<typeof jar>, member: string): Promise<void> {
  const response = await browser.post('/sign-in', { email: `${member}@lisiere.example`, password })
  expect(response.status).toBe(303)
}

/** The same login, in a cookie that says it is in another organisation. */
async function elsewhere(browser: ReturnType<typeof jar>) {
  const ring = tokens(env.SECRET)
  const claims = await ring.verify('login', browser.cookies()['__Host-login'] ?? '', now)
  const moved = { ...claims, organisation: 'garonne', shard: 'SHARD_2' }
  return jar({ '__Host-login': await ring.sign('login', moved, 3600, now) })
}

const linked = (member: string) =>
  env.SHARD_1.prepare('INSERT OR IGNORE INTO sso_links VALUES (?, ?, ?, ?)')
    .bind(issuer, `sub-${member}`, identityOf(member), now)
    .run()

async function linksOf(member: string): Promise<number> {
  const row = await env.SHARD_1.prepare('SELECT count(*) AS n FROM sso_links WHERE identity_id = ?')
    .bind(identityOf(member))
    .first<{ n: number }>()
  return row?.n ?? -1
}

/** The token of a link to an invitation as a trainer on every site. */
async function invited(email: string, id = 'first'): Promise<string> {
  const token = await tokens(env.SECRET).sign('link', { id: `to-${id}`, purpose: 'invitation' }, 3600, now)
  await env.SHARD_1.batch([
    env.SHARD_1.prepare(
      "INSERT INTO invitations VALUES ('lisiere', ?, ?, 'Zoé', 'Faure', 'trainer', 1, '[]', ?3, 'id-odile', ?3, ?4)",
    ).bind(id, email, now, now + 9e8),
    env.SHARD_1.prepare("INSERT INTO links VALUES (?, 'invitation', ?, ?, ?, ?, NULL)").bind(
      ...[`to-${id}`, `lisiere.${id}`, await sha256(token), now, now + 9e8],
    ),
  ])
  return token
}

const identityAt = (email: string) =>
  env.SHARD_1.prepare('SELECT id FROM identities WHERE email = ?').bind(email).first('id')

const trustFactors = (trusts: 0 | 1) =>
  env.SHARD_1.prepare('UPDATE sso_providers SET trusts_factors = ?').bind(trusts).run()
