/// <reference path="./oidc-provider-types.d.ts" />
import { exportJWK, generateKeyPair } from 'jose'
import Provider from 'oidc-provider'

export type Client = { id: string; secret: string; redirectUris: string[] }
export type Account = { id: string; email: string; emailVerified: boolean; name: string }
export type RunningProvider = { issuer: string; stop(): Promise<void> }

/**
 * A real provider on this machine. Its sign-in page asks for an account by its id in a plain form (`account`), and
 * consents for it. Runs in Node.
 */
export async function startProvider(wanted: {
  port?: number
  clients: readonly Client[]
  accounts: readonly Account[]
}): Promise<RunningProvider> {
  const provider = await quietly(async () => new Provider('http://127.0.0.1', await configuration(wanted)))
  provider.use(signInPage(provider, wanted.accounts))

  const server = provider.listen(wanted.port ?? 0, '127.0.0.1')
  await new Promise<void>((done) => server.once('listening', done))
  // Its port is only known now, and nobody has asked for anything yet.
  provider.issuer = `http://127.0.0.1:${server.address().port}`

  return {
    issuer: provider.issuer,
    stop: () =>
      new Promise((done) => {
        server.close(done)
        server.closeAllConnections()
      }),
  }
}

async function configuration({ clients, accounts }: { clients: readonly Client[]; accounts: readonly Account[] }) {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  const hour = 3600
  return {
    clients: clients.map(({ id, secret, redirectUris }) => ({
      client_id: id,
      client_secret: secret,
      redirect_uris: redirectUris,
    })),
    jwks: { keys: [{ ...(await exportJWK(privateKey)), kid: 'test', use: 'sig', alg: 'RS256' }] },
    cookies: { keys: ['only-for-tests'] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    ttl: { AccessToken: hour, AuthorizationCode: 60, Grant: hour, IdToken: hour, Interaction: hour, Session: hour },
    pkce: { required: () => true },
    loadExistingGrant,
    // Its own page of errors fetches a font from elsewhere.
    renderError: (context: { type: string; body: string }, { error, error_description }: Record<string, string>) => {
      context.type = 'text'
      context.body = `${error}: ${error_description}`
    },
    findAccount: (_: unknown, id: string) => found(accounts, id),
  }
}

/** What the person would tick: everything our clients ask for. */
async function loadExistingGrant({
  oidc,
}: {
  oidc: { client: { clientId: string }; session: { accountId: string }; provider: Provider }
}) {
  const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId })
  grant.addOIDCScope('openid email profile')
  await grant.save()
  return grant
}

function found(accounts: readonly Account[], id: string) {
  const account = accounts.find((one) => one.id === id)
  if (!account) return undefined

  const { email, emailVerified, name } = account
  return { accountId: id, claims: () => ({ sub: id, email, email_verified: emailVerified, name }) }
}

function signInPage(provider: Provider, accounts: readonly Account[]): Parameters<Provider['use']>[0] {
  return async (context, next) => {
    if (!context.path.startsWith('/interaction/')) return next()

    const { params } = await provider.interactionDetails(context.req, context.res)
    if (context.method === 'GET') {
      context.type = 'html'
      context.body = form(String(params.login_hint ?? ''))
      return
    }
    const id = await typed(context.req)
    const result = found(accounts, id) ? { login: { accountId: id } } : { error: 'access_denied' }
    await provider.interactionFinished(context.req, context.res, result)
  }
}

function form(hint: string): string {
  const value = hint.replace(/[^\w@.+-]/g, '')
  return `<!doctype html><html lang="en"><title>Test provider</title>
    <form method="post"><label>Account <input name="account" value="${value}"></label><button>Sign in</button></form></html>`
}

async function typed(request: unknown): Promise<string> {
  let body = ''
  for await (const chunk of request as AsyncIterable<Uint8Array>) body += new TextDecoder().decode(chunk)
  return new URLSearchParams(body).get('account') ?? ''
}

/** It warns at length that a provider keeping everything in memory is for tests, which this is. */
async function quietly<T>(make: () => Promise<T>): Promise<T> {
  const { warn, info } = console
  console.warn = console.info = () => {}
  try {
    return await make()
  } finally {
    Object.assign(console, { warn, info })
  }
}
