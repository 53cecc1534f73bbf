import type { Route } from '#http/room.ts'
import { programOf } from '#test/program.ts'
import { type app, stranger, type Visitor, visitor } from '#test/visit.ts'
import { cast } from '#test/world.ts'
import { type Actor, mayEnter } from './actors.ts'
import { auditorAsking } from './costs-auditor.ts'
import { addressesOf } from './ids.ts'
import { type Metered, metered } from './meter.ts'

/** One page asked for by somebody in a world of that size, and what it cost. */
export type Reading = { route: Route; address: string; who: string; size: number; status: number; cost: Metered }

export type Asking = {
  who: string
  enters: (route: Route, site: string) => boolean
  /** What they open that is theirs alone. */
  addressesOf?: (path: string) => readonly string[]
  ask: (address: string) => Promise<Response>
}

/** Who reads pages here: the owner sees most, a coordinator what her site allows, a trainee little, a program its part. */
export async function readersOf(application: typeof app) {
  const meter = metered(application)
  const members = await Promise.all(['odile', 'ana', 'cleo'].map((member) => memberAsking(member, meter.app)))
  const outside = stranger(meter.app)
  // The Worker has been asked for these organisations before, and knows where they live.
  for (const organisation of ['garonne', 'lisiere']) await outside.get(`/o/${organisation}`)
  const asking: Asking[] = [
    ...members,
    { who: 'a stranger', enters: ({ door }) => 'public' in door, ask: (address) => outside.get(address) },
    await keyAsking(meter.app),
    await auditorAsking(meter.app),
  ]
  return { asking, read: meter.read }
}

type Readers = Awaited<ReturnType<typeof readersOf>>

/** Every page as everybody who may see it; the owner and a program also search, and turn to a later page of what is a list. */
export async function readPages(routes: readonly Route[], size: number, { asking, read }: Readers): Promise<Reading[]> {
  const readings: Reading[] = []
  for (const route of routes.filter(({ method }) => method === 'GET')) {
    for (const { who, enters, ask, addressesOf: own } of asking) {
      const known = own
        ? own(route.path)
        : addressesOf(route.path).flatMap((at) => (enters(route, at.site) ? [at.address] : []))
      for (const at of enters(route, '') || !own ? known : []) {
        for (const variant of ['odile', 'a program'].includes(who) ? ['', '?q=m', '?after=m~w7-0000001'] : ['']) {
          const { status } = await ask(at + variant)
          readings.push({ route, address: at + variant, who, size, status, cost: read() })
        }
      }
    }
  }
  return readings
}

async function memberAsking(member: string, application: typeof app): Promise<Asking> {
  const visitor_ = await visitor(member, 'lisiere', 2, 'lisiere', application)
  const { role = '', sites = 'all' } = cast.find(({ id }) => id === member) ?? {}
  const actor = {
    name: member,
    visitor: visitor_,
    role,
    sites,
    organisation: 'lisiere',
    signedIn: true,
    operator: member === 'odile',
  } as Actor
  const cookie = await freshCookie(visitor_)
  return {
    who: member,
    enters: ({ door }, site) => mayEnter(door, actor, site),
    ask: (address) => visitor_.get(address, { Cookie: cookie }),
  }
}

/** The cookie after a first page: it knows the standing, so that the next page asks only once. */
async function freshCookie(visitor: Visitor): Promise<string> {
  const { headers } = await visitor.get('/desk')
  const [login = ''] = headers.getSetCookie().filter((cookie) => cookie.startsWith('__Host-login='))
  return login.split(';')[0] ?? ''
}

async function keyAsking(application: typeof app): Promise<Asking> {
  const program = await programOf('meter', 'lisiere', undefined, application)
  return {
    who: 'a program',
    enters: ({ door }) => 'key' in door,
    ask: (address) => program(address),
  }
}
