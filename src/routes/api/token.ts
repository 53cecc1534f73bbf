import * as z from 'zod'
import { batch } from '#db/database.ts'
import { selectHome, selectKey, selectRefresh } from '#db/members/keys.ts'
import type { Scope } from '#db/scope.ts'
import { readPublicId } from '#domain/members/keys.ts'
import { exchangeKey, type Issued, type Refresh, refreshTokens } from '#domain/members/keys-tokens.ts'
import { attempts } from '#edge/attempts-guard.ts'
import { tokens } from '#edge/tokens.ts'
import { visitorAddress } from '#http/asking.ts'
import type { Context } from '#http/context.ts'
import { readFields } from '#http/form.ts'
import { officeOf } from '#http/office.ts'
import { BeingMoved, TooManyAttempts } from '#http/refusals.ts'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'

/** A key, or the last refresh token it gave, against fifteen minutes of access: OAuth 2, as its libraries speak it. */
export const token = room(paths.api.token, { public: true }).post('/', async (c) => {
  const asked = Asked.safeParse({ ...fromHeader(c), ...Object.fromEntries(await readFields(c)) })
  if (!asked.success) return refuse(c, 400, 'invalid_request')

  return asked.data.grant_type === 'client_credentials'
    ? byKey(c, asked.data.client_id, asked.data.client_secret)
    : byRefresh(c, asked.data.refresh_token)
})

const text = z.string().min(1).max(8192)

const Asked = z.discriminatedUnion('grant_type', [
  z.object({ grant_type: z.literal('client_credentials'), client_id: text, client_secret: text }),
  z.object({ grant_type: z.literal('refresh_token'), refresh_token: text }),
])

async function byKey(c: Context, clientId: string, secret: string): Promise<Response> {
  const attempt = await guard(c, clientId)
  const named = readPublicId(clientId)
  const office = named && (await officeAt(c, named.organisationId, named.keyId))
  const [[key]] = office ? await batch(office.db, [selectKey(office, named.keyId)]) : [[]]
  const outcome = await exchangeKey(office ?? c.var.directory, tokens(c.env.SECRET), key, secret)
  if (!outcome.ok) return refuse(c, 401, outcome.refusal)
  await attempt.succeeded()
  return give(c, outcome.after)
}

async function byRefresh(c: Context, refresh: string): Promise<Response> {
  const ring = tokens(c.env.SECRET)
  const claims = await ring.verify<Refresh>('refresh', refresh, c.var.directory.clock.now())
  const attempt = await guard(c, claims?.key ?? '')
  const office = claims && (await officeAt(c, claims.organisation, claims.key))
  if (!office) return refuse(c, 401, 'invalid_grant')

  const [[key], [row]] = await batch(office.db, [selectKey(office, claims.key), selectRefresh(office, claims.id)])
  const outcome = await refreshTokens(office, ring, claims, key, row)
  if (!outcome.ok) return refuse(c, 401, outcome.refusal)
  await attempt.succeeded()
  return give(c, outcome.after)
}

/** Counted for this key from this network: nobody elsewhere keeps a program out by failing in its name. */
async function guard(c: Context, key: string) {
  const address = visitorAddress(c)
  const now = c.var.directory.clock.now()
  const account = `${key} from ${address}`
  const attempt = await attempts(c.env.ATTEMPTS, c.env.SECRET).guardSignIn({ account, address, trusted: false, now })
  if (!attempt.allowed) throw new TooManyAttempts(attempt.retryAfter)
  return attempt
}

async function officeAt(c: Context, organisationId: string, keyId: string): Promise<Scope | null> {
  const { directory } = c.var
  const [[home]] = await batch(directory.db, [selectHome(directory, organisationId)])
  if (!home) return null
  if (home.movingSince !== null) throw new BeingMoved()
  return officeOf(c, organisationId, home.shard, { kind: 'key', id: keyId })
}

/** RFC 6749, 2.3.1: name and secret may come in the header, each encoded as a form would. */
function fromHeader(c: Context): Record<string, string> {
  const [, encoded] = /^Basic ([\w+/=]+)$/i.exec(c.req.header('Authorization') ?? '') ?? []
  if (!encoded) return {}
  try {
    const [id = '', secret = ''] = atob(encoded)
      .split(':')
      .map((part) => decodeURIComponent(part.replaceAll('+', ' ')))
    return { client_id: id, client_secret: secret }
  } catch {
    return {}
  }
}

function give(c: Context, { access, refresh, lasts, scopes }: Issued): Response {
  return c.json({
    access_token: access,
    token_type: 'Bearer',
    expires_in: lasts,
    refresh_token: refresh,
    scope: scopes.join(' '),
  })
}

function refuse(
  c: Context,
  status: 400 | 401,
  error: 'invalid_request' | 'invalid_client' | 'invalid_grant',
): Response {
  if (error === 'invalid_client') c.header('WWW-Authenticate', 'Basic realm="lisiere"')
  return c.json({ error }, status)
}
