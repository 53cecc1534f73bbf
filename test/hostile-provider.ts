import { base64url, exportJWK, exportSPKI, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose'

/** What a test may bend in what the provider says. Honest when nothing is bent. */
export type Lies = {
  claims?: Record<string, unknown>
  without?: string[]
  signed?: 'honestly' | 'by a stranger' | 'not at all' | 'with the public key as a secret' | 'then changed'
  kid?: string
  description?: Record<string, unknown>
  /** Parameters it adds to the address the browser comes back to. */
  back?: Record<string, string>
  backWithout?: string[]
  tokenAnswer?: () => Response
  userinfo?: Record<string, unknown>
}

const firstKeys = generateKeyPair('RS256', { extractable: true })

/** A provider of sign-ins living in one function, which lies as told. It never listens anywhere. */
export async function hostileProvider(self: {
  issuer: string
  clientId: string
  clientSecret: string
  now: () => number
}) {
  const stranger = await generateKeyPair('RS256')
  let keys = await firstKeys
  let kid = 'first'
  let lies: Lies = {}
  let asked = new URLSearchParams()
  const requests: string[] = []
  const at = (path: string) => `${self.issuer}${path}`

  async function idToken(): Promise<string> {
    const now = Math.floor(self.now() / 1000)
    const told: JWTPayload = {
      iss: self.issuer,
      sub: 'subject-1',
      aud: self.clientId,
      iat: now,
      exp: now + 300,
      nonce: asked.get('nonce'),
      email: 'ana@lisiere.test',
      email_verified: true,
      name: 'Ana',
      ...lies.claims,
    }
    for (const name of lies.without ?? []) delete told[name]
    if (lies.signed === 'not at all') return new UnsecuredJWT(told).encode()

    if (lies.signed === 'with the public key as a secret') {
      const secret = new TextEncoder().encode(await exportSPKI(keys.publicKey))
      return new SignJWT(told).setProtectedHeader({ alg: 'HS256', kid: lies.kid ?? kid }).sign(secret)
    }
    const key = lies.signed === 'by a stranger' ? stranger.privateKey : keys.privateKey
    const token = await new SignJWT(told).setProtectedHeader({ alg: 'RS256', kid: lies.kid ?? kid }).sign(key)
    return lies.signed === 'then changed' ? withSubject(token, 'subject-2') : token
  }

  async function exchange(body: URLSearchParams, headers: Headers): Promise<Response> {
    const verifier = body.get('code_verifier') ?? ''
    const challenge = base64url.encode(
      new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))),
    )
    const honest = body.get('code') === 'code' && challenge === asked.get('code_challenge')
    if (!honest || secretIn(body, headers) !== self.clientSecret) return json({ error: 'invalid_grant' }, 400)

    asked.set('code_challenge', 'used')
    return json({ access_token: 'access', token_type: 'bearer', expires_in: 60, id_token: await idToken() })
  }

  return {
    requests,
    lie(told: Lies) {
      lies = told
    },
    async turnKeys() {
      keys = await generateKeyPair('RS256', { extractable: true })
      kid = 'second'
    },
    /** What the browser does: goes where it is sent, and comes back. */
    visit(address: URL): URL {
      asked = new URLSearchParams(address.search)
      const back = new URL(asked.get('redirect_uri') ?? '')
      back.search = new URLSearchParams({ code: 'code', state: asked.get('state') ?? '', ...lies.back }).toString()
      for (const name of lies.backWithout ?? []) back.searchParams.delete(name)
      return back
    },
    async fetch(address: string, init: RequestInit): Promise<Response> {
      requests.push(`${init.method} ${address}`)
      if (address === at('/.well-known/openid-configuration')) return json({ ...description(at), ...lies.description })
      if (address === at('/keys')) {
        return json({ keys: [{ ...(await exportJWK(keys.publicKey)), kid, use: 'sig', alg: 'RS256' }] })
      }
      if (address === at('/token'))
        return lies.tokenAnswer?.() ?? exchange(new URLSearchParams(String(init.body)), new Headers(init.headers))
      if (address === at('/userinfo')) return json({ sub: 'subject-1', ...lies.userinfo })
      return new Response('nothing here', { status: 404 })
    },
  }
}

function description(at: (path: string) => string) {
  return {
    issuer: at(''),
    authorization_endpoint: at('/authorize'),
    token_endpoint: at('/token'),
    jwks_uri: at('/keys'),
    token_endpoint_auth_methods_supported: ['client_secret_post'],
    id_token_signing_alg_values_supported: ['RS256'],
  }
}

function secretIn(body: URLSearchParams, headers: Headers): string {
  const [, pair = ''] = headers.get('authorization')?.split(' ') ?? []
  return body.get('client_secret') ?? decodeURIComponent(atob(pair).split(':')[1] ?? '')
}

function withSubject(token: string, sub: string): string {
  const [header, payload = '', signature] = token.split('.')
  const changed = { ...JSON.parse(new TextDecoder().decode(base64url.decode(payload))), sub }
  return [header, base64url.encode(JSON.stringify(changed)), signature].join('.')
}

function json(body: unknown, status = 200): Response {
  return Response.json(body, { status })
}
