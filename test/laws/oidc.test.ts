import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { authorise, callback } from '#edge/oidc.ts'
import { discover, type Provider } from '#edge/oidc-provider.ts'
import { type RunningProvider, startProvider } from '../oidc-provider.ts'
import { browserWithCookies } from './oidc-browser.ts'

const redirectUri = 'https://lisiere.test/sign-in/sso/return'
const expected = { state: 'state-of-this-browser', nonce: 'nonce-of-this-browser', verifier: 'v'.repeat(43) }
const client = {
  id: 'lisiere',
  secret: 'a-secret+with%signs:&=',
  redirectUris: [redirectUri],
}
const ana = { id: 'ana', email: 'ana@lisiere.test', emailVerified: true, name: 'Ana' }
const outside = { fetch: (address: string, init: RequestInit) => fetch(address, init), now: () => Date.now() }

let running: RunningProvider

beforeAll(async () => {
  const bruno = { id: 'bruno', email: 'bruno@lisiere.test', emailVerified: false, name: 'Bruno' }
  running = await startProvider({ clients: [client], accounts: [ana, bruno] })
})

afterAll(() => running.stop())

describe('a real provider', () => {
  it('tells who signed in there, once the person has', async () => {
    const provider = await found()
    const url = await signIn(provider, 'ana')

    expect(url.searchParams.get('iss')).toBe(running.issuer)
    expect(await callback({ provider, url, expected })).toEqual({
      ok: true,
      claims: { iss: running.issuer, sub: 'ana', email: ana.email, emailVerified: true, name: 'Ana' },
    })
  })

  it('does not vouch for an address it has not checked', async () => {
    const provider = await found()
    const url = await signIn(provider, 'bruno')

    expect(await callback({ provider, url, expected })).toMatchObject({
      claims: { sub: 'bruno', emailVerified: false },
    })
  })

  it('gives the date of the proof when a fresh one is asked', async () => {
    const provider = await found()
    const fresh = { ...expected, maxAge: 300 }
    const url = await signIn(provider, 'ana', fresh)
    const back = await callback({ provider, url, expected: fresh })

    expect(back).toMatchObject({ ok: true, claims: { sub: 'ana', authTime: expect.any(Number) } })
    expect(back.ok && Math.abs((back.claims.authTime ?? 0) - Date.now())).toBeLessThan(60_000)
  })

  it('says when the person gives up', async () => {
    const provider = await found()
    const url = await signIn(provider, 'nobody')

    expect(await callback({ provider, url, expected })).toEqual({ ok: false, refusal: 'cancelled' })
  })

  it('spends a code once', async () => {
    const url = await signIn(await found(), 'ana')
    expect(await callback({ provider: await found(), url, expected })).toMatchObject({ ok: true })
    expect(await callback({ provider: await found(), url, expected })).toEqual({ ok: false, refusal: 'refused' })
  })

  it.each<[string, Partial<typeof expected>, string]>([
    ['another state', { state: 'another' }, 'state'],
    ['another nonce', { nonce: 'another' }, 'nonce'],
    ['another verifier', { verifier: 'w'.repeat(43) }, 'refused'],
  ])('is not believed with %s', async (_, changed, refusal) => {
    const provider = await found()
    const url = await signIn(provider, 'ana')

    expect(await callback({ provider, url, expected: { ...expected, ...changed } })).toEqual({ ok: false, refusal })
  })

  it('is not believed with another secret', async () => {
    const url = await signIn(await found(), 'ana')
    const provider = await found({ clientSecret: 'another' })

    expect(await callback({ provider, url, expected })).toEqual({ ok: false, refusal: 'refused' })
  })

  it('is not spoken to over http, unless a test says so', async () => {
    const settings = { issuer: running.issuer, clientId: client.id, clientSecret: client.secret }

    expect(await discover(settings, outside)).toEqual({ ok: false, refusal: 'not_a_provider' })
  })
})

async function found(changed: { clientSecret?: string } = {}): Promise<Provider> {
  const settings = { issuer: running.issuer, clientId: client.id, clientSecret: client.secret, ...changed }
  const discovery = await discover(settings, { ...outside, allowInsecure: true })
  if (!discovery.ok) throw new Error(discovery.refusal)
  return discovery.provider
}

/** Goes where we send the browser, fills the form there, and stops at the address it is sent back to. */
async function signIn(
  provider: Provider,
  account: string,
  promise: typeof expected & { maxAge?: number } = expected,
): Promise<URL> {
  const browser = browserWithCookies()
  const form = await browser.open(await authorise({ provider, redirectUri, ...promise }))
  expect(form.html).toContain('name="account"')

  const { url } = await browser.submit(form.url, { account })
  expect(url.href.startsWith(redirectUri)).toBe(true)
  return url
}
