import { env } from 'cloudflare:workers'
import { keyScopes } from '#domain/members/keys-scopes.ts'
import { allowed, type Role, roles } from '#domain/members/matrix.ts'
import { makeIds } from '#edge/ids.ts'
import { seal } from '#edge/seal.ts'
import { tokens } from '#edge/tokens.ts'
import { signStandard } from '#edge/webhooks/standard.ts'
import type { Door } from '#http/door.ts'
import { programOf } from '#test/program.ts'
import { app, browser, now, request, stranger, type Visitor, visitor } from '#test/visit.ts'
import { cast, identityOf } from '#test/world.ts'

/** Everybody who may stand at a door. */
export type Actor = {
  name: string
  visitor: Visitor
  role: Role | null
  organisation: 'lisiere' | 'miroir' | 'garonne' | null
  /** Signed in, with a login that stands. */
  signedIn: boolean
  operator: boolean
  sites: 'all' | readonly string[]
  /** What a program may do, with its key. */
  scopes?: readonly string[]
  /** Signs what it sends, as a provider does. */
  signs?: true
  /** Signs in again, for after a door that signs out. */
  signIn?: () => Promise<unknown>
}

export async function everybody(application = app): Promise<Actor[]> {
  const members = await Promise.all(
    (['lisiere', 'miroir', 'garonne'] as const).flatMap((organisation) =>
      cast.map(async (member) => ({
        name: `${member.role} of ${organisation}`,
        visitor: await visitor(member.id, organisation, 2, organisation, application),
        signIn: () => visitor(member.id, organisation),
        role: roles.find((role) => role === member.role) ?? null,
        sites: member.sites,
        organisation,
        signedIn: true,
        operator: organisation === 'lisiere' && member.id === 'odile',
      })),
    ),
  )
  return [
    ...members,
    await signedOut(application),
    await disabled(application),
    await ended(application),
    await forged(application),
    await halfway(application),
    await program(application),
    await busyProgram(application),
    await provider(application),
  ]
}

type App = typeof app

/** What the door says of an actor, from the matrix alone: the application must agree. */
export function mayEnter(door: Door, actor: Actor, site = ''): boolean {
  if ('public' in door) return true
  if ('development' in door) return true
  if ('provider' in door) return actor.signs ?? false
  if ('key' in door) return actor.scopes?.includes(door.key) ?? false
  if (!actor.signedIn) return false
  if ('identity' in door) return true
  if ('operator' in door) return actor.operator
  if (actor.role === null || !allowed(actor.role, door.staff)) return false
  return site === '' || actor.sites === 'all' || actor.sites.includes(site)
}

const outsider = { role: null, organisation: null, signedIn: false, operator: false, sites: [] } as const

const signedOut = async (application: App): Promise<Actor> => ({
  ...outsider,
  name: 'a stranger',
  visitor: stranger(application),
})

/** Was an owner, until an operator disabled the identity. */
async function disabled(application: App): Promise<Actor> {
  const identity = await copyOfOwner('disabled')
  await env.SHARD_1.prepare('INSERT OR IGNORE INTO disablements VALUES (?, ?, ?, ?)')
    .bind(identity, now, 'operator', 'test')
    .run()
  return {
    ...outsider,
    name: 'a disabled owner',
    visitor: await visitor('disabled', 'lisiere', 2, 'lisiere', application),
  }
}

/** Holds a cookie whose login has been ended somewhere else. */
async function ended(application: App): Promise<Actor> {
  await copyOfOwner('ended')
  const gone = await visitor('ended', 'lisiere', 2, 'lisiere', application)
  await env.SHARD_1.prepare('DELETE FROM logins WHERE identity_id = ?').bind(identityOf('ended')).run()
  return { ...outsider, name: 'an owner whose login has ended', visitor: gone }
}

/** Signed in at home, with a cookie that says another organisation. */
async function forged(application: App): Promise<Actor> {
  return {
    ...outsider,
    signedIn: true,
    name: 'an owner of elsewhere',
    visitor: await visitor('odile', 'garonne', 2, 'lisiere', application),
  }
}

/** The password was right, the second factor is still asked. */
async function halfway(application: App): Promise<Actor> {
  const claims = {
    identity: identityOf('odile'),
    method: 'password',
    organisation: null,
    within: null,
    newcomer: false,
  }
  const pending = await tokens(env.SECRET).sign('challenge', { ...claims, step: 'second-factor', at: now }, 600, now)
  return {
    ...outsider,
    name: 'an owner half way in',
    visitor: browser(application, 'lisiere', `__Host-pending=${pending}`),
  }
}

/** A program whose key may read the sites, and nothing else. */
async function program(application: App): Promise<Actor> {
  await env.SHARD_1.prepare(
    "INSERT OR IGNORE INTO api_refreshes VALUES ('lisiere', 'first', 'agenda', 'family', ?, ?, NULL)",
  )
    .bind(now, now + 3600_000)
    .run()
  const claims = { organisation: 'lisiere', shard: 'SHARD_1', key: 'agenda', family: 'family', scopes: ['sites:read'] }
  const token = await tokens(env.SECRET).sign('access', claims, 900, now)
  const visitor = browser(application, 'lisiere', '', { Authorization: `Bearer ${token}` })
  return {
    ...outsider,
    name: 'a program that may read sites',
    scopes: ['sites:read'],
    organisation: 'lisiere',
    visitor,
  }
}

/** A program whose key was made for everything there is. */
async function busyProgram(application: App): Promise<Actor> {
  const ask = await programOf('everything', 'lisiere', keyScopes, application)
  return {
    ...outsider,
    name: 'a program that may do everything',
    scopes: keyScopes,
    organisation: 'lisiere',
    visitor: {
      get: (path) => ask(path),
      post: (path, _fields, _headers, method = 'POST') => ask(path, { method, body: {} }),
    },
  }
}

/** What sends webhooks to Centre Lisière, with the secret of its address; it has no business anywhere else. */
async function provider(application: App): Promise<Actor> {
  const secret = `whsec_${btoa('only-for-tests-only-for-tests-32')}`
  const sealed = await seal(env.SECRET, 'hook-secret', 'lisiere.site', secret)
  await env.SHARD_1.prepare("UPDATE hook_endpoints SET sealed_secret = ? WHERE id = 'from-the-site-lisiere'")
    .bind(sealed)
    .run()
  const ids = makeIds(() => now)
  const send: Visitor['post'] = async (path, _fields, _headers, method = 'POST') => {
    const message = { id: `msg_${ids.next()}`, timestamp: now / 1000, body: '{"type":"lisiere.ping"}' }
    const headers = {
      'webhook-id': message.id,
      'webhook-timestamp': String(message.timestamp),
      'webhook-signature': await signStandard([secret], message),
    }
    return request(path, { method, body: message.body, headers }, application)
  }
  return {
    ...outsider,
    name: 'a provider that signs',
    signs: true,
    organisation: 'lisiere',
    visitor: { get: stranger(application).get, post: send },
  }
}

async function copyOfOwner(name: string): Promise<string> {
  const identity = identityOf(name)
  await env.SHARD_1.batch([
    env.SHARD_1.prepare(
      "INSERT OR IGNORE INTO identities VALUES (?, ?, 'Ancienne direction', 'fr', 'system', 'on', ?)",
    ).bind(identity, `${name}@lisiere.example`, now),
    env.SHARD_1.prepare("INSERT OR IGNORE INTO affiliations VALUES (?, 'lisiere', ?)").bind(identity, now),
    env.SHARD_1.prepare(
      "INSERT OR IGNORE INTO persons VALUES ('lisiere', ?, 'Ancienne', 'Direction', 'direction ancienne', '', '', ?, 1, ?)",
    ).bind(name, identity, now),
    env.SHARD_1.prepare(
      "INSERT OR IGNORE INTO memberships (organisation_id, id, person_id, role, all_sites, at, by_id) VALUES ('lisiere', ?, ?, 'owner', 1, ?, 'test')",
    ).bind(name, name, now),
  ])
  return identity
}
