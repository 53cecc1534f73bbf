import { read } from '#db/database.ts'
import { selectAffiliation } from '#db/identity/accounts.ts'
import { CurrentInput } from '#domain/identity/account.ts'
import { sitesSeen } from '#domain/members/standing.ts'
import type { Context } from '#http/context.ts'
import { writeClaims } from '#http/enter.ts'
import { readFields, readForm } from '#http/form.ts'
import { NotThere, OneMoreStep, WrongForm } from '#http/refusals.ts'
import { room } from '#http/room.ts'
import type { Claims } from '#http/visit.ts'
import { paths } from '#paths.ts'
import { claimed, me } from './me.ts'

/**
 * The organisation one works in, and the site one looks at: both are in the signed cookie, and nowhere else. Who entered by
 * the word of one organisation's provider proves herself before she enters another.
 */
export const current = room(paths.current, { identity: true }).post('/', async (c) => {
  const typed = await readForm(c, CurrentInput)
  const wanted = typed.ok ? typed.value : null
  if (wanted && 'site' in wanted) {
    await read(c.var.scope)
    return enterAs(c, await atSite(c, wanted.site))
  }
  const [[organisation]] = await read(
    c.var.scope,
    selectAffiliation(c.var.scope, claimed(c), wanted?.organisation ?? ''),
  )
  if (!organisation) throw new NotThere()
  const { id, shard } = organisation
  const { withinId } = me(c).login
  if (withinId !== null && withinId !== id) throw new OneMoreStep('prove-again')
  return enterAs(c, { ...me(c).claims, organisation: id, shard, hats: '[]', grants: '[]', site: '' })
})

/** One of the open sites she sees in the organisation the menu was shown for; '' is all of them. */
async function atSite(c: Context, site: string): Promise<Claims> {
  const { claims, person } = me(c)
  if ((await readFields(c)).get('_for') !== claims.organisation) throw new WrongForm()
  const open = JSON.parse(person?.sites ?? '[]') as [string, string][]
  const seen = sitesSeen(c.var.visit.standing)
  const offered = open.some(([id]) => id === site) && (seen === 'all' || seen.includes(site))
  if (!person || (site !== '' && !offered)) throw new NotThere()
  return { ...claims, site }
}

async function enterAs(c: Context, claims: Claims): Promise<Response> {
  await writeClaims(c, claims, c.var.directory.clock.now())
  return c.redirect(paths.desk, 303)
}
