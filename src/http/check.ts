import { batch, type Statements } from '#db/database.ts'
import { type LoginRow, selectLogin } from '#db/identity/logins.ts'
import { type StandingRow, selectStanding } from '#db/members/standing.ts'
import { loginStands } from '#domain/identity/login-rule.ts'
import { isStaff, may, parseStanding } from '#domain/members/standing.ts'
import { openKeyDoor } from '#http/api-door.ts'
import type { Context } from '#http/context.ts'
import type { Door } from '#http/door.ts'
import { openHookDoor } from '#http/hook-door.ts'
import { BeingMoved, NotThere, OneMoreStep, SignInFirst, StandingChanged } from '#http/refusals.ts'
import type { Route } from '#http/room.ts'
import type { Claims } from '#http/visit.ts'
import { speech } from '#words/words.ts'

/** What the door asks, left for the first question of the page to carry. */
export async function openDoor(c: Context, route: Route, claims: Claims | null, again: boolean): Promise<void> {
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
    office.knock = {
      ask: standing,
      beside: (also) => batch(c.var.directory.db, [login, ...also]),
      answer: (rows, beside) => admit(c, door, claims, rows, beside, { again, unsafe }),
    }
    return
  }
  c.set('scope', c.var.directory)
  c.var.directory.knock = {
    ask: login,
    beside: (also) => (standing ? batch(office.db, [standing, ...also]) : nowhere(also)),
    answer: (rows, beside) => admit(c, door, claims, beside, rows, { again, unsafe }),
  }
}

/** Who is in no organisation has no rows in one. */
const nowhere = async (also: Statements) => [[], ...also.map(() => [])]

/** Both databases have answered: nothing is shown, and nothing written, until they agree. */
async function admit(
  c: Context,
  door: Door,
  claims: Claims,
  people: unknown,
  logins: unknown,
  { again, unsafe }: { again: boolean; unsafe: boolean },
): Promise<void> {
  const [login] = logins as Awaited<ReturnType<typeof selectLogin>>
  const [person] = people as StandingRow[]
  const { clock } = c.var.directory
  if (!login || login.identityId !== claims.identity || !loginStands(login, clock.now())) throw new SignInFirst()

  const standing = person ? parseStanding(person.hats, person.grants) : c.var.visit.standing
  c.set('visit', { claims, login, person: person ?? null, standing })
  c.set('may', (permission, siteId) => may(standing, permission, siteId))
  c.set('w', await speech(login.language, person?.timeZone))

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

/** Taken before the first read, the words would be in the browser's language and the rights empty: a bug, said at once. */
const unopened: never = new Proxy(() => {}, {
  get: () => tooEarly(),
  apply: () => tooEarly(),
}) as never

function tooEarly(): never {
  throw new Error('The door has not opened yet: await read(…) before taking words or rights.')
}
