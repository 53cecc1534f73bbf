import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '#test/runs.ts'
import { hostileProvider, type Lies } from '../../test/hostile-provider.ts'
import { authorise, callback, type Expected } from './oidc.ts'
import { google, microsoft } from './oidc-presets.ts'
import { discover, type Provider } from './oidc-provider.ts'

const redirectUri = 'https://lisiere.test/sign-in/sso/return'
const expected = { state: 'state-of-this-browser', nonce: 'nonce-of-this-browser', verifier: 'v'.repeat(43) }
const noon = Date.UTC(2027, 0, 15, 12)
const minutes = 60_000

describe('an honest provider', () => {
  it('is asked with PKCE, a state, a nonce and the three scopes', async () => {
    const { provider } = await house()
    const url = await authorise({ provider, redirectUri, ...expected, loginHint: 'ana@lisiere.test' })

    expect(url.origin + url.pathname).toMatch(/^https:\/\/idp-\d+\.example\/authorize$/)
    expect(Object.fromEntries(url.searchParams)).toEqual({
      client_id: 'lisiere',
      response_type: 'code',
      redirect_uri: redirectUri,
      scope: 'openid email profile',
      state: expected.state,
      nonce: expected.nonce,
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: 'S256',
      login_hint: 'ana@lisiere.test',
    })
  })

  it('can be asked for a fresh proof', async () => {
    const { provider } = await house()
    const url = await authorise({ provider, redirectUri, ...expected, prompt: 'login', maxAge: 300 })

    expect(url.searchParams.get('prompt')).toBe('login')
    expect(url.searchParams.get('max_age')).toBe('300')
  })

  it('tells who is there', async () => {
    const { issuer, back } = await house()

    expect(await back({ claims: { acr: 'mfa', amr: ['pwd', 'otp'], auth_time: noon / 1000 - 60 } })).toEqual({
      ok: true,
      claims: {
        iss: issuer,
        sub: 'subject-1',
        email: 'ana@lisiere.test',
        emailVerified: true,
        name: 'Ana',
        acr: 'mfa',
        amr: ['pwd', 'otp'],
        authTime: noon - 60_000,
      },
    })
  })

  it('is asked about the address when the token is silent, and believed only about the same person', async () => {
    const description = { userinfo_endpoint: 'https://idp-userinfo.example/userinfo' }
    const silent = { description, without: ['email', 'email_verified'] }
    const issuer = 'https://idp-userinfo.example'
    const told = await house({
      issuer,
      lies: { ...silent, userinfo: { email: 'ana@lisiere.test', email_verified: true } },
    })

    expect(await told.back()).toMatchObject({ claims: { email: 'ana@lisiere.test', emailVerified: true } })
    expect(await told.back({ ...silent, userinfo: { sub: 'subject-2', email: 'bruno@lisiere.test' } })).toMatchObject({
      ok: false,
    })
  })

  it('is given our secret where it reads it', async () => {
    const inHeader = { description: { token_endpoint_auth_methods_supported: ['client_secret_basic'] } }
    const silent = { description: { token_endpoint_auth_methods_supported: undefined } }

    expect(await (await house({ lies: inHeader })).back()).toMatchObject({ ok: true })
    expect(await (await house({ lies: silent })).back()).toMatchObject({ ok: true })
  })

  it('is described once in ten minutes, whoever asks', async () => {
    const { hostile, settings, outside } = await house()
    await discover(settings, outside)
    await discover(settings, { ...outside, now: () => noon + 9 * minutes })
    expect(hostile.requests).toHaveLength(1)

    await discover(settings, { ...outside, now: () => noon + 11 * minutes })
    expect(hostile.requests).toHaveLength(2)
  })

  it('may turn its keys: they are fetched again, once, and the code is not spent twice', async () => {
    const { hostile, back, visitor } = await house()
    expect(await back()).toMatchObject({ ok: true })

    await hostile.turnKeys()
    hostile.requests.length = 0
    expect(await back({}, await visitor())).toMatchObject({ ok: true })
    expect(hostile.requests.map((request) => request.replace(/https:.*example/, ''))).toEqual([
      'POST /token',
      'GET /keys',
    ])
  })
})

describe('what a hostile provider or a hostile road brings', () => {
  const hour = noon / 1000

  it.each<[string, Lies, string]>([
    ['a state of another browser', { back: { state: 'another' } }, 'state'],
    ['no state', { backWithout: ['state'] }, 'state'],
    ['no code', { backWithout: ['code'] }, 'malformed'],
    ['an answer naming another provider', { back: { iss: 'https://other.example' } }, 'issuer'],
    ['a person who gave up', { back: { error: 'access_denied' } }, 'cancelled'],
    ['an error of the provider', { back: { error: 'server_error' } }, 'refused'],
    ['a code which is not its own', { back: { code: 'stolen' } }, 'refused'],
    ['a token slipped into the address', { back: { id_token: 'e30.e30.e30' } }, 'malformed'],
    ['another nonce', { claims: { nonce: 'another' } }, 'nonce'],
    ['no nonce', { without: ['nonce'] }, 'malformed'],
    ['a token for another application', { claims: { aud: 'another' } }, 'audience'],
    ['a token for several applications', { claims: { aud: ['lisiere', 'another'] } }, 'audience'],
    ['a token asked by another application', { claims: { aud: ['lisiere', 'b'], azp: 'b' } }, 'audience'],
    ['another issuer', { claims: { iss: 'https://other.example' } }, 'issuer'],
    ['an issuer with a slash more', { claims: { iss: 'https://idp.example/' } }, 'issuer'],
    ['an expired token', { claims: { exp: hour - 31 } }, 'expired'],
    ['a token of tomorrow', { claims: { nbf: hour + 3600 } }, 'expired'],
    ['a token without an end', { without: ['exp'] }, 'malformed'],
    ['a token without a subject', { without: ['sub'] }, 'malformed'],
    ['an empty subject', { claims: { sub: '' } }, 'malformed'],
    ['a subject that is not text', { claims: { sub: 12 } }, 'malformed'],
    ['a subject of 300 letters', { claims: { sub: 'a'.repeat(300) } }, 'malformed'],
    ['an unsigned token', { signed: 'not at all' }, 'signature'],
    [
      'an unsigned token, announced in the description',
      { signed: 'not at all', description: { id_token_signing_alg_values_supported: ['none', 'RS256'] } },
      'signature',
    ],
    ['a public key used as a secret', { signed: 'with the public key as a secret' }, 'signature'],
    [
      'a public key used as a secret, announced in the description',
      {
        signed: 'with the public key as a secret',
        description: { id_token_signing_alg_values_supported: ['HS256', 'RS256'] },
      },
      'signature',
    ],
    ['the signature of a stranger', { signed: 'by a stranger' }, 'signature'],
    ['a token changed after signing', { signed: 'then changed' }, 'signature'],
    ['an unknown key', { kid: 'nobody' }, 'signature'],
    ['a description silent about its keys', { description: { jwks_uri: undefined } }, 'malformed'],
    ['an answer which is not JSON', { tokenAnswer: () => new Response('<html>') }, 'malformed'],
    [
      'an answer without a token',
      { tokenAnswer: () => Response.json({ access_token: 'a', token_type: 'bearer' }) },
      'malformed',
    ],
    ['a provider out of order', { tokenAnswer: () => new Response('', { status: 503 }) }, 'unreachable'],
    [
      'an answer sent elsewhere',
      { tokenAnswer: () => new Response('', { status: 302, headers: { location: 'https://other.example' } }) },
      'malformed',
    ],
  ])('refuses %s', async (_, lies, refusal) => {
    const { back } = await house({ lies })

    expect(await back(lies)).toEqual({ ok: false, refusal })
  })

  it('refuses an answer which should name its provider and does not', async () => {
    const description = { authorization_response_iss_parameter_supported: true }
    const { issuer, back } = await house({ lies: { description } })

    expect(await back({ description })).toEqual({ ok: false, refusal: 'issuer' })
    expect(await back({ description, back: { iss: issuer } })).toMatchObject({ ok: true })
  })

  it('refuses a proof too old, or without a date, when a fresh one was asked', async () => {
    const fresh = { ...expected, maxAge: 300 }
    const { back, visitor } = await house()

    expect(await back({ claims: { auth_time: hour - 200 } }, await visitor(fresh))).toMatchObject({ ok: true })
    expect(await back({ claims: { auth_time: hour - 400 } }, await visitor(fresh))).toMatchObject({ refusal: 'stale' })
    expect(await back({}, await visitor(fresh))).toMatchObject({ ok: false })
  })

  it('refuses a code asked with another verifier', async () => {
    const { hostile, provider } = await house()
    const url = hostile.visit(await authorise({ provider, redirectUri, ...expected, verifier: 'w'.repeat(43) }))

    expect(await callback({ provider, url, expected })).toEqual({ ok: false, refusal: 'refused' })
  })

  it('refuses a code the second time', async () => {
    const { hostile, provider, visitor } = await house()
    const url = hostile.visit(await authorise({ provider, redirectUri, ...expected }))
    expect(await callback({ provider, url, expected })).toMatchObject({ ok: true })

    expect(await callback({ ...(await visitor()), url })).toEqual({ ok: false, refusal: 'refused' })
  })

  it('believes an address only when the provider says it was verified', async () => {
    const { back } = await house()

    expect(await back({ claims: { email_verified: false } })).toMatchObject({ claims: { emailVerified: false } })
    expect(await back({ without: ['email_verified'] })).toMatchObject({ claims: { emailVerified: false } })
    expect(await back({ claims: { email_verified: 'true' } })).toMatchObject({ claims: { emailVerified: false } })
    expect(await back({ claims: { email: 'not an address' } })).toMatchObject({ claims: { emailVerified: false } })
  })

  it('never throws, whatever the address it comes back to', async () => {
    const { provider } = await house()
    const word = fc.oneof(
      fc.string(),
      fc.constantFrom('code', 'state', expected.state, 'iss', 'error', 'response', 'id_token'),
    )

    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(word, word), { maxLength: 6 }), async (pairs) => {
        const url = new URL(`${redirectUri}?${new URLSearchParams(pairs)}`)
        expect((await callback({ provider, url, expected })).ok).toBe(false)
      }),
      { numRuns: runs(60) },
    )
  })

  it('never throws, whatever the token endpoint answers', async () => {
    const { back } = await house()
    const idToken = fc.oneof(
      fc.string(),
      fc.array(fc.json().map(btoaUtf8), { minLength: 3, maxLength: 5 }).map((parts) => parts.join('.')),
    )
    const answer = fc.oneof(
      fc.json(),
      idToken.map((id_token) => JSON.stringify({ access_token: 'a', token_type: 'bearer', id_token })),
    )

    await fc.assert(
      fc.asyncProperty(answer, fc.constantFrom(200, 400, 401, 500), async (body, status) => {
        const tokenAnswer = () => new Response(body, { status, headers: { 'content-type': 'application/json' } })
        expect((await back({ tokenAnswer })).ok).toBe(false)
      }),
      { numRuns: runs(60) },
    )
  })
})

describe('finding a provider', () => {
  const outsideOf = (body: unknown, status = 200) => ({
    fetch: async () => Response.json(body, { status }),
    now: () => noon,
  })
  const settings = (issuer: string) => ({ issuer, clientId: 'lisiere', clientSecret: 'secret' })

  it.each<[string, string, unknown]>([
    ['an address which is not one', 'not an address', {}],
    ['plain http', 'http://plain.example', { issuer: 'http://plain.example' }],
    ['plain http on this machine, unless allowed', 'http://127.0.0.1:9', { issuer: 'http://127.0.0.1:9' }],
    ['a file', 'file:///etc/passwd', {}],
    ['a description of somebody else', 'https://false-1.example', { issuer: 'https://accounts.google.com' }],
    [
      'the address of a description, which could name anybody',
      'https://false-2.example/.well-known/openid-configuration',
      { issuer: 'https://accounts.google.com' },
    ],
    [
      'a description of somebody else at a host the library trusts',
      'https://false.b2clogin.com/tenant',
      { issuer: 'https://accounts.google.com' },
    ],
    ['a description without a name', 'https://false-3.example', {}],
    ['a description which is not an object', 'https://false-4.example', []],
  ])('refuses %s', async (_, issuer, body) => {
    expect(await discover(settings(issuer), outsideOf(body))).toEqual({ ok: false, refusal: 'not_a_provider' })
  })

  it('allows http to this machine only, and only when told', async () => {
    const here = 'http://127.0.0.1:9'
    const allowed = { ...outsideOf({ issuer: here }), allowInsecure: true }

    expect(await discover(settings(here), allowed)).toMatchObject({ ok: true })
    expect(
      await discover(settings('http://elsewhere.example'), {
        ...outsideOf({ issuer: 'http://elsewhere.example' }),
        allowInsecure: true,
      }),
    ).toEqual({ ok: false, refusal: 'not_a_provider' })
  })

  it('says when nobody answers', async () => {
    const silent = { fetch: () => Promise.reject(new TypeError('no route to host')), now: () => noon }

    expect(await discover(settings('https://silent.example'), silent)).toEqual({ ok: false, refusal: 'unreachable' })
  })
})

describe('Google', () => {
  it('signs under either of its names, and is linked under one', async () => {
    const { back } = await house({ issuer: google })
    const one = { ok: true, claims: { iss: google, sub: 'subject-1' } }

    expect(await back({ claims: { iss: google } })).toMatchObject(one)
    expect(await back({ claims: { iss: 'accounts.google.com' } })).toMatchObject(one)
    expect(await back({ claims: { iss: 'accounts.google.com' }, back: { iss: google } })).toMatchObject(one)
  })

  it('is held to everything else under its first name too', async () => {
    const { back } = await house({ issuer: google })
    const claims = { iss: 'accounts.google.com' }

    expect(await back({ claims, signed: 'by a stranger' })).toEqual({ ok: false, refusal: 'signature' })
    expect(await back({ claims: { ...claims, aud: 'another' } })).toEqual({ ok: false, refusal: 'audience' })
    expect(await back({ claims: { ...claims, nonce: 'another' } })).toEqual({ ok: false, refusal: 'nonce' })
    expect(await back({ claims: { iss: 'google.com' } })).toEqual({ ok: false, refusal: 'issuer' })
  })

  it('lends its first name to nobody', async () => {
    const { back } = await house()

    expect(await back({ claims: { iss: 'accounts.google.com' } })).toEqual({ ok: false, refusal: 'issuer' })
  })
})

describe('Microsoft', () => {
  const tid = '9188040d-6c67-4c5b-b112-36a304b66dad'
  const directory = `https://login.microsoftonline.com/${tid}/v2.0`
  const many = { description: { issuer: 'https://login.microsoftonline.com/{tenantid}/v2.0' } }

  it('answers for many directories, each token naming its own', async () => {
    const { back } = await house({ issuer: microsoft('common') ?? '', lies: many })

    expect(await back({ ...many, claims: { iss: directory, tid } })).toMatchObject({
      ok: true,
      claims: { iss: directory, emailVerified: false },
    })
  })

  it.each<[string, Record<string, unknown>]>([
    ['a directory which is not the one of the token', { iss: directory, tid: '00000000-0000-0000-0000-000000000000' }],
    ['the name for all directories', { iss: many.description.issuer, tid }],
    ['a token without a directory', { iss: directory }],
  ])('refuses %s', async (_, claims) => {
    const { back } = await house({ issuer: microsoft('organizations') ?? '', lies: many })

    expect(await back({ ...many, claims })).toEqual({ ok: false, refusal: 'issuer' })
  })

  it('believes an address only from the directory which owns its domain', async () => {
    const { back } = await house({ issuer: microsoft('common') ?? '', lies: many })
    const told = { iss: directory, tid, email_verified: true }

    expect(await back({ ...many, claims: told })).toMatchObject({ claims: { emailVerified: false } })
    expect(await back({ ...many, claims: { ...told, xms_edov: true } })).toMatchObject({
      claims: { emailVerified: true },
    })
  })

  it('one directory answers for itself alone', async () => {
    const { back } = await house({ issuer: directory })

    expect(await back({ claims: { tid } })).toMatchObject({ ok: true, claims: { iss: directory } })
    expect(await back({ claims: { iss: directory.replace('9', '8'), tid } })).toEqual({ ok: false, refusal: 'issuer' })
  })

  it.each(['', '../evil', 'a/b', 'a?b', 'a@b', '.', 'x'.repeat(200)])('has no directory called %j', (name) => {
    expect(microsoft(name)).toBeNull()
  })
})

let houses = 0

/** A provider, our conversation with it, and a browser going there and back. Each has its own issuer: documents are shared. */
async function house({ issuer = `https://idp-${houses++}.example`, lies = {} }: { issuer?: string; lies?: Lies } = {}) {
  const settings = { issuer, clientId: 'lisiere', clientSecret: 'secret' }
  const hostile = await hostileProvider({ ...settings, now: () => noon })
  const outside = { fetch: hostile.fetch, now: () => noon }
  hostile.lie(lies)
  const provider = await found()

  async function found(): Promise<Provider> {
    const found = await discover(settings, outside)
    if (!found.ok) throw new Error(found.refusal)
    return found.provider
  }

  async function visitor(promise: Expected = expected) {
    return { provider: await found(), expected: promise }
  }

  async function back(told: Lies = lies, by?: { provider: Provider; expected: Expected }) {
    hostile.lie(told)
    const { provider, expected } = by ?? (await visitor())
    const url = hostile.visit(await authorise({ provider, redirectUri, ...expected }))
    return callback({ provider, url, expected })
  }

  return { issuer, hostile, settings, outside, provider, visitor, back }
}

function btoaUtf8(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text))).replaceAll('=', '')
}
