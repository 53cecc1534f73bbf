import { env } from 'cloudflare:workers'
import { type KeyScope, keyScopes } from '#domain/members/keys-scopes.ts'
import { tokens } from '#edge/tokens.ts'
import { app, now, request } from './visit.ts'
import { identityOf, organisations } from './world.ts'

export type Sent = { method?: string; body?: object | FormData; text?: string; headers?: Record<string, string> }

/** A program of the organisation, its access token in hand. */
export type Program = (path: string, sent?: Sent) => Promise<Response>

export async function programOf(
  id: string,
  organisation = 'lisiere',
  scopes: readonly KeyScope[] = keyScopes,
  application = app,
): Promise<Program> {
  const shard = organisations.find((each) => each.id === organisation)?.shard ?? 'SHARD_1'
  const forever = now + 9e8
  await env[shard].batch([
    env[shard]
      .prepare('INSERT OR IGNORE INTO api_keys VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)')
      .bind(organisation, id, 'Programme', 'a hash', scopes.join(' '), now, identityOf('odile'), forever, ''),
    env[shard]
      .prepare('INSERT OR IGNORE INTO api_refreshes VALUES (?, ?, ?, ?, ?, ?, NULL)')
      .bind(organisation, `${id}-1`, id, `${id}-family`, now, forever),
  ])
  const claims = { organisation, shard, key: id, family: `${id}-family`, scopes }
  const token = await tokens(env.SECRET).sign('access', claims, 900, now)
  return (path, { method, body, text, headers } = {}) => {
    const form = body instanceof FormData
    const typed: Record<string, string> = body && !form ? { 'Content-Type': 'application/json' } : {}
    return request(
      path,
      {
        method: method ?? (body ? 'POST' : 'GET'),
        headers: { Authorization: `Bearer ${token}`, ...typed, ...headers },
        ...(body ? { body: form ? body : JSON.stringify(body) } : text === undefined ? {} : { body: text }),
      },
      application,
    )
  }
}
