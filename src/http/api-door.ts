import { batch } from '#db/database.ts'
import { selectHome, selectKeyAtDoor } from '#db/members/keys.ts'
import { type KeyScope, mayWrite } from '#domain/members/keys-scopes.ts'
import { type Access, keyStands, scopesOf } from '#domain/members/keys-tokens.ts'
import { isOn } from '#domain/organisations/feature.ts'
import { tokens } from '#edge/tokens.ts'
import { KeyRefused } from '#http/api.ts'
import type { Context } from '#http/context.ts'
import { officeOf } from '#http/office.ts'
import { BeingMoved } from '#http/refusals.ts'

/** A door for programs: the token opens the database it names, and the first batch says whether its key still stands. */
export async function openKeyDoor(c: Context, wanted: KeyScope, unsafe: boolean): Promise<void> {
  const claims = await readAccess(c)
  const office = officeOf(c, claims.organisation, claims.shard, { kind: 'key', id: claims.key })
  c.set('scope', office)
  office.knock = {
    ask: selectKeyAtDoor(office, claims.key, claims.family),
    beside: (also) => batch(c.var.directory.db, [selectHome(c.var.directory, claims.organisation), ...also]),
    answer: (keys, homes) => admit(c, claims, wanted, unsafe, keys as KeyRows, homes as HomeRows),
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
function admit(c: Context, claims: Access, wanted: KeyScope, unsafe: boolean, [key]: KeyRows, [home]: HomeRows): void {
  const stands = key && key.family === 1 && keyStands(key, c.var.directory.clock.now())
  if (!stands || home?.shard !== claims.shard) throw new KeyRefused('invalid_token')
  if (!isOn('api', JSON.parse(key.turned) as string[])) throw new KeyRefused('insufficient_scope')
  if (!scopesOf(key).includes(wanted) || !claims.scopes.includes(wanted)) throw new KeyRefused('insufficient_scope')
  if (unsafe && !mayWrite(wanted)) throw new KeyRefused('insufficient_scope')
  if (unsafe && home.movingSince !== null) throw new BeingMoved()
}
