import { batch } from '#db/database.ts'
import { selectHome, selectKeyAtDoor } from '#db/members/keys.ts'
import { type KeyScope, mayWrite } from '#domain/members/keys-scopes.ts'
import { type Access, keyStands, scopesOf } from '#domain/members/keys-tokens.ts'
import { isOn } from '#domain/organisations/feature.ts'
import { askRate, perMinute, type Rate } from '#edge/api-rate.ts'
import { tokens } from '#edge/tokens.ts'
import { KeyRefused } from '#http/api.ts'
import type { Context } from '#http/context.ts'
import { officeOf } from '#http/office.ts'
import { BeingMoved, TooManyAttempts } from '#http/refusals.ts'

/** A door for programs: the token opens the database it names, and the first batch says whether its key still stands. */
export async function openKeyDoor(c: Context, wanted: KeyScope, unsafe: boolean): Promise<void> {
  const claims = await readAccess(c)
  const actor = { kind: 'key', id: claims.key } as const
  const office = {
    ...officeOf(c, claims.organisation, claims.shard, actor),
    changed: (topic: string) => c.var.changes.add(topic),
  }
  const { directory } = c.var
  let rate: Rate | null = null
  c.set('scope', office)
  office.knock = {
    ask: selectKeyAtDoor(office, claims.key, claims.family),
    beside: async (also) => {
      const program = `${claims.organisation} ${claims.key}`
      const [rows, spent] = await Promise.all([
        batch(directory.db, [selectHome(directory, claims.organisation), ...also]),
        askRate(c.env.ATTEMPTS, program, directory.clock.now()),
      ])
      rate = spent
      return rows
    },
    answer: (keys, homes) => {
      const [key] = keys as KeyRows
      const [home] = homes as HomeRows
      const standing = stands(c, claims, key, home)
      tellRate(c, rate)
      admit(claims, wanted, unsafe, standing)
    },
  }
}

type KeyRows = Awaited<ReturnType<typeof selectKeyAtDoor>>
type HomeRows = Awaited<ReturnType<typeof selectHome>>

async function readAccess(c: Context): Promise<Access> {
  const header = c.req.header('Authorization')
  if (header === undefined) throw new KeyRefused('no_token')
  const [, token = ''] = /^Bearer ([\w.-]+)$/i.exec(header) ?? []
  const claims = await tokens(c.env.SECRET).verify<Access>('access', token, c.var.directory.clock.now())
  if (!claims) throw new KeyRefused('invalid_token')
  return claims
}

/** A token of an organisation that has moved since opens the old database: it must be asked for again. */
function stands(c: Context, claims: Access, key: KeyRows[number] | undefined, home: HomeRows[number] | undefined) {
  const valid = key && key.family === 1 && keyStands(key, c.var.directory.clock.now())
  if (!valid || home?.shard !== claims.shard) throw new KeyRefused('invalid_token')
  return { key, movingSince: home.movingSince }
}

type Standing = ReturnType<typeof stands>

function admit(claims: Access, wanted: KeyScope, unsafe: boolean, { key, movingSince }: Standing): void {
  if (!isOn('api', JSON.parse(key.turned) as string[])) throw new KeyRefused('insufficient_scope')
  if (!scopesOf(key).includes(wanted) || !claims.scopes.includes(wanted)) throw new KeyRefused('insufficient_scope')
  if (unsafe && !mayWrite(wanted)) throw new KeyRefused('insufficient_scope')
  if (unsafe && movingSince !== null) throw new BeingMoved()
}

/** So that a program slows down before it is told to. Nobody has counted: nothing is said, and the request passes. */
function tellRate(c: Context, rate: Rate | null): void {
  if (!rate) return
  c.header('RateLimit-Limit', String(perMinute))
  c.header('RateLimit-Remaining', String(rate.remaining))
  c.header('RateLimit-Reset', String(rate.reset))
  c.header('RateLimit-Policy', `${perMinute};w=60`)
  if (!rate.allowed) throw new TooManyAttempts(rate.reset)
}
