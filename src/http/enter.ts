import { batch } from '#db/database.ts'
import { type LoginRow, selectLogin, touchLogin } from '#db/identity/logins.ts'
import { type StandingRow, selectStanding } from '#db/members/standing.ts'
import { directoryId, open } from '#db/open.ts'
import type { Knock, Owed, Scope } from '#db/scope.ts'
import { directoryShard, shardOf } from '#db/shards.ts'
import { newTally } from '#db/tally.ts'
import { loginStands, untouchedFor } from '#domain/identity/login-rule.ts'
import { isStaff, may, parseStanding, sitesSeen } from '#domain/members/standing.ts'
import { tokens } from '#edge/tokens.ts'
import { openKeyDoor } from '#http/api-door.ts'
import type { Context, Handler } from '#http/context.ts'
import { readCookie, writeCookie } from '#http/cookies.ts'
import type { Door } from '#http/door.ts'
import { openHookDoor } from '#http/hook-door.ts'
import { BeingMoved, NotThere, OneMoreStep, SignInFirst, StandingChanged, WrongForm } from '#http/refusals.ts'
import type { Route } from '#http/room.ts'
import { shownFor } from '#http/shown-for.ts'
import { type Claims, stranger } from '#http/visit.ts'
import { type Language, preferred, speech } from '#words/words.ts'

/** What the application takes from the outside world, handed in so that tests hold the clock. */
export type Ambient = {
  clock: Scope['clock']
  ids: Scope['ids']
  handlersOf: Scope['handlersOf']
}

/** Stands at a route's door: opens the databases, lets the first batch carry the check, and sends off what is owed. */
export function enter(route: Route, ambient: Ambient): Handler {
  return async (c) => {
    let claims = 'key' in route.door || 'provider' in route.door ? null : await readClaims(c, ambient)
    for (let restarts = 0; ; restarts++) {
      try {
        return await serve(c, route, ambient, claims, restarts === mostRestarts)
      } catch (error) {
        if (!(error instanceof StandingChanged) || !claims || restarts === mostRestarts) throw error
        claims = { ...claims, ...error.fresh }
        await writeClaims(c, claims, ambient.clock.now())
      }
    }
  }
}

/** Once into the database where the organisation lives now, once with the standing found there. */
const mostRestarts = 2

export async function readClaims(c: Context, { clock }: Pick<Ambient, 'clock'>): Promise<Claims | null> {
  const cookie = readCookie(c, 'login')
  return cookie ? tokens(c.env.SECRET).verify<Claims>('login', cookie, clock.now()) : null
}

export async function writeClaims(c: Context, claims: Claims, now: number): Promise<void> {
  writeCookie(c, 'login', await tokens(c.env.SECRET).sign('login', claims, 14 * 24 * 3600, now))
}

async function serve(
  c: Context,
  route: Route,
  ambient: Ambient,
  claims: Claims | null,
  again: boolean,
): Promise<Response> {
  const owed: Owed[] = []
  prepare(c, ambient, claims, owed)
  await openDoor(c, route, claims, again)

  if (route.method !== 'GET' && 'staff' in route.door) await refuseOtherOrganisation(c, claims)
  const response = await route.handler(c)
  if (c.var.scope.knock) throw new Error(`${route.method} ${route.path} answered before its door had opened.`)
  // A cookie written beside an answer the context does not hold yet would be lost.
  c.res = response
  if (route.method !== 'GET') rememberBookmark(c)
  afterAnswer(c, owed, ambient)
  return c.res
}

/** Both databases, open and not yet asked anything. */
export function prepare(c: Context, { clock, ids, handlersOf }: Ambient, claims: Claims | null, owed: Owed[]): void {
  const tally = newTally()
  const guard = c.env.MODE !== 'production'
  const actor = claims
    ? ({ kind: 'identity', id: claims.identity } as const)
    : ({ kind: 'visitor', id: visitorAddress(c) } as const)
  const ambient = { requestId: c.var.requestId, clock, ids, handlersOf, owed: (work: Owed) => owed.push(work) }

  const directory = open(shardOf(c.env, directoryShard), {
    organisationId: directoryId,
    from: 'first-primary',
    guard,
    tally,
  })
  c.set('directory', {
    ...ambient,
    organisationId: directoryId,
    shard: directoryShard,
    db: directory.db,
    actor,
    sites: 'all',
    knock: null,
  })
  c.set('scope', c.var.directory)
  c.set('tally', tally)
  c.set('visit', stranger(claims))
  c.set('may', () => false)
  c.set('w', speech(languageOf(c)))
  c.set('bookmark', null)

  if (!claims?.organisation) return
  const from = bookmarkOf(c, claims.shard) ?? 'first-unconstrained'
  const shard = open(shardOf(c.env, claims.shard), { organisationId: claims.organisation, from, guard, tally })
  const sites = sitesSeen(parseStanding(claims.hats, claims.grants))
  c.set('scope', {
    ...ambient,
    organisationId: claims.organisation,
    shard: claims.shard,
    db: shard.db,
    actor,
    sites,
    knock: null,
  })
  c.set('bookmark', () => `${claims.shard}~${shard.bookmark() ?? ''}`)
}

async function openDoor(c: Context, route: Route, claims: Claims | null, again: boolean): Promise<void> {
  const { door } = route
  if ('key' in door) return openKeyDoor(c, door.key, route.method !== 'GET')
  if ('provider' in door) return openHookDoor(c)
  if ('public' in door) {
    c.set('scope', c.var.directory)
    return
  }
  if ('development' in door && c.env.MODE !== 'production') {
    c.set('scope', c.var.directory)
    return
  }
  if (!claims) throw new SignInFirst()
  c.set('w', unopened)
  c.set('may', unopened)
  if ('staff' in door && !claims.organisation) throw new NotThere()

  const unsafe = route.method !== 'GET'
  const office = c.var.scope
  const login = selectLogin(c.var.directory, claims.login, claims.organisation)
  const standing = claims.organisation ? selectStanding(office, claims.identity) : null

  if ('staff' in door && standing) {
    const knock: Knock = {
      ask: standing,
      beside: async () => (await batch(c.var.directory.db, [login]))[0],
      answer: (rows, beside) => admit(c, door, claims, rows, beside, { again, unsafe }),
    }
    office.knock = knock
    return
  }
  c.set('scope', c.var.directory)
  c.var.directory.knock = {
    ask: login,
    beside: async () => (standing ? (await batch(office.db, [standing]))[0] : []),
    answer: (rows, beside) => admit(c, door, claims, beside, rows, { again, unsafe }),
  }
}

/** Both databases have answered: nothing is shown, and nothing written, until they agree. */
function admit(
  c: Context,
  door: Door,
  claims: Claims,
  people: unknown,
  logins: unknown,
  { again, unsafe }: { again: boolean; unsafe: boolean },
): void {
  const [login] = logins as Awaited<ReturnType<typeof selectLogin>>
  const [person] = people as StandingRow[]
  const { clock } = c.var.directory
  if (!login || login.identityId !== claims.identity || !loginStands(login, clock.now())) throw new SignInFirst()

  const standing = person ? parseStanding(person.hats, person.grants) : c.var.visit.standing
  c.set('visit', { claims, login, person: person ?? null, standing })
  c.set('may', (permission, siteId) => may(standing, permission, siteId))
  c.set('w', speech(login.language, person?.timeZone))

  if (('operator' in door || 'development' in door) && !login.operatorAt) throw new NotThere()
  if (isElsewhere(login, door, claims)) throw new OneMoreStep('prove-again')
  if (login.shard && login.shard !== claims.shard) {
    throw new StandingChanged({ shard: login.shard, hats: claims.hats, grants: claims.grants })
  }
  if (!('staff' in door)) return

  if (!person || standing.hats.length + standing.grants.length === 0) throw new NotThere()
  if (!again && (person.hats !== claims.hats || person.grants !== claims.grants)) {
    throw new StandingChanged({ shard: claims.shard, hats: person.hats, grants: person.grants })
  }
  if (person.secondFactor === 'staff' && isStaff(standing) && login.factors < 2) throw new OneMoreStep('enrol')
  if (!may(standing, door.staff)) throw new NotThere()
  if (unsafe && login.movingSince) throw new BeingMoved()
}

/** An organisation vouched for this person by its own provider: it cannot do so anywhere else. */
function isElsewhere({ withinId }: LoginRow, door: Door, { organisation }: Claims): boolean {
  if (withinId === null) return false
  return 'operator' in door || ('staff' in door && organisation !== withinId)
}

/** A page left open in another tab must not write in the organisation chosen since. */
async function refuseOtherOrganisation(c: Context, claims: Claims | null): Promise<void> {
  if (!claims) return
  if ((await shownFor(c)) !== claims.organisation) throw new WrongForm()
}

/** So that the next page, read from any copy of the database, sees what was just written. */
function rememberBookmark(c: Context): void {
  if (c.var.bookmark && c.var.tally.rowsWritten > 0) writeCookie(c, 'bookmarks', c.var.bookmark())
}

function bookmarkOf(c: Context, shard: string): string | null {
  const [name, bookmark] = (readCookie(c, 'bookmarks') ?? '').split('~')
  return name === shard && bookmark ? bookmark : null
}

/** What may wait until the answer has left: the queue is a courtesy, cron finds what it misses. */
function afterAnswer(c: Context, owed: Owed[], { clock }: Ambient): void {
  const { login } = c.var.visit
  const now = clock.now()
  if (login && untouchedFor(login, now))
    c.executionCtx.waitUntil(batch(c.var.directory.db, [touchLogin(c.var.directory, login.loginId, now)]))
  if (owed.length === 0) return
  c.executionCtx.waitUntil(c.env.JOBS.sendBatch(owed.map((body) => ({ body }))))
}

export function visitorAddress(c: Context): string {
  return c.req.header('CF-Connecting-IP') ?? '127.0.0.1'
}

/** Taken before the first read, the words would be in the browser's language and the rights empty: a bug, said at once. */
const unopened: never = new Proxy(() => {}, {
  get: () => tooEarly(),
  apply: () => tooEarly(),
}) as never

function tooEarly(): never {
  throw new Error('The door has not opened yet: await read(…) before taking words or rights.')
}

export function languageOf(c: Context): Language {
  const chosen = readCookie(c, 'language')
  return chosen === 'fr' || chosen === 'en' ? chosen : preferred(c.req.header('Accept-Language'))
}
