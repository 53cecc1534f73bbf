import * as client from 'openid-client'
import { type Claims, readClaims } from './oidc-claims.ts'
import { google, googleOnceWas } from './oidc-presets.ts'
import { lookedAtAgain, type Provider, underGooglesFirstName } from './oidc-provider.ts'
import { isUnknownKey, type OidcRefusal, refusalOf, wrongIssuer } from './oidc-refusal.ts'

/** Where to send the browser. State, nonce and verifier are made and remembered by the caller. */
export async function authorise(asked: {
  provider: Provider
  redirectUri: string
  state: string
  nonce: string
  verifier: string
  loginHint?: string
  prompt?: 'login' | 'select_account' | 'consent' | 'none'
  /** For a fresh proof: how many seconds old the person's sign-in at the provider may be. */
  maxAge?: number
}): Promise<URL> {
  return client.buildAuthorizationUrl(asked.provider.config, {
    redirect_uri: asked.redirectUri,
    scope: 'openid email profile',
    state: asked.state,
    nonce: asked.nonce,
    code_challenge: await client.calculatePKCECodeChallenge(asked.verifier),
    code_challenge_method: 'S256',
    ...(asked.loginHint ? { login_hint: asked.loginHint } : {}),
    ...(asked.prompt ? { prompt: asked.prompt } : {}),
    ...(asked.maxAge !== undefined ? { max_age: String(asked.maxAge) } : {}),
  })
}

export type Expected = { state: string; nonce: string; verifier: string; maxAge?: number }
export type Return = { ok: true; claims: Claims } | { ok: false; refusal: OidcRefusal }

/** The browser is back, at `url`: our public address with the parameters the provider added. */
export async function callback(back: { provider: Provider; url: URL; expected: Expected }): Promise<Return> {
  const { provider, url, expected } = back
  if (url.searchParams.get('state') !== expected.state) return { ok: false, refusal: 'state' }
  if (comesFromAnother(provider, url)) return { ok: false, refusal: 'issuer' }

  try {
    const claims = readClaims(await redeem(provider, url, expected))
    return claims ? { ok: true, claims } : { ok: false, refusal: 'malformed' }
  } catch (error) {
    return { ok: false, refusal: refusalOf(error) }
  }
}

/** Somebody swapped the provider on the way: its answer names itself, and it is not the one we asked. */
function comesFromAnother(provider: Provider, url: URL): boolean {
  const { issuer, authorization_response_iss_parameter_supported: namesItself } = provider.config.serverMetadata()
  const named = url.searchParams.get('iss')
  return named === null ? namesItself === true : named !== issuer
}

/** Two refusals deserve a second look at the same answer: keys that turned since, and Google under its first name. */
async function redeem(provider: Provider, url: URL, expected: Expected): Promise<unknown> {
  try {
    return await exchange(provider, url, expected)
  } catch (error) {
    if (isUnknownKey(error) && provider.wire.forgetKeys()) {
      return redeem(await lookedAtAgain(provider), url, expected)
    }
    if (provider.settings.issuer === google && wrongIssuer(error) === googleOnceWas) {
      return exchange(underGooglesFirstName(provider), withoutIssuer(url), expected)
    }
    throw error
  }
}

/** The library checks issuer, audience, times, nonce and age of the proof, then the signature. */
async function exchange({ config }: Provider, url: URL, expected: Expected): Promise<unknown> {
  const tokens = await client.authorizationCodeGrant(config, url, {
    pkceCodeVerifier: expected.verifier,
    expectedState: expected.state,
    expectedNonce: expected.nonce,
    idTokenExpected: true,
    ...(expected.maxAge !== undefined ? { maxAge: expected.maxAge } : {}),
  })
  const token = tokens.claims()
  if (!token || token.email || !config.serverMetadata().userinfo_endpoint) return token

  return { ...(await client.fetchUserInfo(config, tokens.access_token, token.sub)), ...token }
}

/** Already compared with the name Google answers under. */
function withoutIssuer(url: URL): URL {
  const bare = new URL(url)
  bare.searchParams.delete('iss')
  return bare
}
