import * as client from 'openid-client'
import { googleOnceWas, isMicrosoft } from './oidc-presets.ts'
import { refusalOf } from './oidc-refusal.ts'
import { type Fetch, type Wire, wire } from './oidc-wire.ts'

export type Settings = { issuer: string; clientId: string; clientSecret: string }

/** `allowInsecure` lets http through to this very machine, for a provider started by tests; nowhere else. */
export type Outside = { fetch: Fetch; now: () => number; allowInsecure?: boolean }

/** A provider ready for one conversation: made for one request, never kept. */
export type Provider = { settings: Settings; outside: Outside; wire: Wire; config: client.Configuration }

export type Discovery = { ok: true; provider: Provider } | { ok: false; refusal: 'unreachable' | 'not_a_provider' }

export async function discover(settings: Settings, outside: Outside): Promise<Discovery> {
  const line = wire(outside.fetch, outside.now)
  try {
    return { ok: true, provider: { settings, outside, wire: line, config: await describe(settings, outside, line) } }
  } catch (error) {
    line.forgetDocuments()
    return { ok: false, refusal: refusalOf(error) === 'unreachable' ? 'unreachable' : 'not_a_provider' }
  }
}

/** The same provider looked at afresh, with the keys it publishes now. */
export async function lookedAtAgain(provider: Provider): Promise<Provider> {
  return { ...provider, config: await describe(provider.settings, provider.outside, provider.wire) }
}

/** The same provider, expected to sign under the first name Google had. */
export function underGooglesFirstName(provider: Provider): Provider {
  const { settings, outside, wire: line } = provider
  const metadata = Object.assign(provider.config.serverMetadata(), {
    issuer: googleOnceWas,
    authorization_response_iss_parameter_supported: false,
  })
  const config = new client.Configuration(metadata, settings.clientId, clock(outside), authenticate(settings))
  config.timeout = patience
  config[client.customFetch] = through(line)
  client.enableNonRepudiationChecks(config)
  return { ...provider, config }
}

const patience = 10

async function describe(settings: Settings, outside: Outside, line: Wire): Promise<client.Configuration> {
  const issuer = new URL(settings.issuer)
  const config = await client.discovery(issuer, settings.clientId, clock(outside), authenticate(settings), {
    timeout: patience,
    [client.customFetch]: through(line),
    execute: [
      client.enableNonRepudiationChecks,
      ...(outside.allowInsecure && isThisMachine(issuer) ? [client.allowInsecureRequests] : []),
    ],
  })
  const { issuer: named, jwks_uri } = config.serverMetadata()
  if (!isNamed(issuer, named)) throw new TypeError('the description names another issuer')

  if (jwks_uri) line.keysAt(new URL(jwks_uri).href)
  return config
}

function clock({ now }: Outside) {
  return { [client.clockSkew]: Math.round((now() - Date.now()) / 1000) }
}

/** In the body when the provider says it reads it there, else in the header, which is what the protocol assumes. */
function authenticate({ clientSecret }: Settings): client.ClientAuth {
  const inBody = client.ClientSecretPost(clientSecret)
  const inHeader = client.ClientSecretBasic(clientSecret)
  return (as, ...request) =>
    as.token_endpoint_auth_methods_supported?.includes('client_secret_post')
      ? inBody(as, ...request)
      : inHeader(as, ...request)
}

function through(line: Wire): client.CustomFetch {
  return (address, init) => line.fetch(address, init as RequestInit)
}

function isThisMachine({ hostname }: URL): boolean {
  return ['127.0.0.1', '[::1]', 'localhost'].includes(hostname)
}

/**
 * The library lets a few hosts, and the address of a description itself, name whatever issuer they like: whoever owned
 * one could be anybody's. Microsoft alone answers for many issuers at one address; each token then names its directory.
 */
function isNamed(issuer: URL, named: string): boolean {
  return new URL(named).href === issuer.href || (isMicrosoft(issuer.href) && isMicrosoft(named))
}
