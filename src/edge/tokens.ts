import { jwtVerify, SignJWT } from 'jose'

export type TokenKind = keyof typeof longestLife

/** `kid` names the key in the token's header, so that an old key still verifies while a new one signs. */
export type TokenKey = { kid: string; secret: string }

export type Tokens = {
  /** Refuses a life longer than the kind allows: that is a bug. */
  sign(kind: TokenKind, claims: object, expiresInSeconds: number, now: number): Promise<string>
  /** What was signed, with `iat` and `exp`; null for anything else, whatever it looks like. */
  verify<Claims extends object>(kind: TokenKind, token: string, now: number): Promise<(Claims & Stamps) | null>
}

export type Stamps = { iat: number; exp: number }

/** The first key signs, all of them verify. */
export function tokens(secret: string | readonly TokenKey[]): Tokens {
  const ring = typeof secret === 'string' ? [{ kid: '1', secret }] : secret
  const name = JSON.stringify(ring)
  const known = made.get(name) ?? makeTokens(ring)
  made.set(name, known)
  return known
}

const day = 24 * 3600

/** One purpose, one audience, one key: a token of one kind is nothing to another. In seconds. */
const longestLife = {
  login: 90 * day,
  device: 400 * day,
  access: 15 * 60,
  refresh: 7 * day,
  link: 400 * day,
  download: 3600,
  csrf: day,
  'oidc-state': 15 * 60,
  challenge: 15 * 60,
} as const

const issuer = 'lisiere'
const algorithm = 'HS256'

/** Two machines do not share one clock: a token may seem to come from the next few seconds. */
const clockSkew = 5

/** A token longer than this was not made here, and reading it would only cost time. */
const longestToken = 8192

/** Derived keys are kept as long as the isolate lives: deriving one costs ten times what verifying does. */
const made = new Map<string, Tokens>()

function makeTokens(ring: readonly TokenKey[]): Tokens {
  const signing = ring[0]
  if (!signing) throw new Error('Tokens need a key.')
  const keyOf = derivedKeys(ring)

  return {
    async sign(kind, claims, expiresInSeconds, now) {
      if (!(expiresInSeconds > 0 && expiresInSeconds <= longestLife[kind])) {
        throw new RangeError(`A ${kind} token may not live ${expiresInSeconds} seconds.`)
      }
      const issuedAt = Math.floor(now / 1000)
      return new SignJWT({ ...claims })
        .setProtectedHeader({ alg: algorithm, typ: typeOf(kind), kid: signing.kid })
        .setIssuer(issuer)
        .setAudience(kind)
        .setIssuedAt(issuedAt)
        .setExpirationTime(issuedAt + Math.floor(expiresInSeconds))
        .sign(await keyOf(kind, signing.kid))
    },

    async verify<Claims extends object>(kind: TokenKind, token: string, now: number) {
      if (token.length > longestToken) return null
      try {
        const { payload } = await jwtVerify<Claims & Stamps>(token, ({ kid }) => keyOf(kind, kid), {
          algorithms: [algorithm],
          typ: typeOf(kind),
          issuer,
          audience: kind,
          requiredClaims: ['exp', 'iat', 'aud'],
          maxTokenAge: longestLife[kind],
          clockTolerance: clockSkew,
          currentDate: new Date(now),
        })
        return payload.exp * 1000 > now ? payload : null
      } catch {
        return null
      }
    },
  }
}

const typeOf = (kind: TokenKind) => `lisiere-${kind}+jwt`

/** The finished key is kept, never the promise of one: a promise belongs to the request that began it. */
function derivedKeys(ring: readonly TokenKey[]): (kind: TokenKind, kid: string | undefined) => Promise<CryptoKey> {
  const secrets = new Map(ring.map(({ kid, secret }) => [kid, longEnough(secret)]))
  const derived = new Map<string, CryptoKey>()

  return async (kind, kid = '') => {
    const name = `${kind} ${kid}`
    const secret = secrets.get(kid)
    if (!secret) throw new Error('No key has that name.')
    const key = derived.get(name) ?? (await derive(secret, kind))
    derived.set(name, key)
    return key
  }
}

function longEnough(secret: string): Uint8Array {
  const bytes = new TextEncoder().encode(secret)
  if (bytes.length < 32) throw new Error('The secret that signs tokens holds at least 32 bytes.')
  return bytes
}

async function derive(secret: Uint8Array, kind: TokenKind): Promise<CryptoKey> {
  const root = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey'])
  const purpose = {
    name: 'HKDF',
    hash: 'SHA-256',
    salt: new Uint8Array(),
    info: new TextEncoder().encode(`lisiere token ${kind}`),
  }
  return crypto.subtle.deriveKey(purpose, root, { name: 'HMAC', hash: 'SHA-256', length: 256 }, false, [
    'sign',
    'verify',
  ])
}
