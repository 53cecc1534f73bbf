import { read } from '#db/database.ts'
import { type AffiliationRow, selectAffiliation } from '#db/identity/accounts.ts'
import { CurrentInput } from '#domain/identity/account.ts'
import { sitesSeen } from '#domain/members/standing.ts'
import { writeClaims } from '#http/claims.ts'
import type { Context } from '#http/context.ts'
import { readFields, readForm } from '#http/form.ts'
import { NotThere, OneMoreStep, WrongForm } from '#http/refusals.ts'
import { room } from '#http/room.ts'
import type { Claims } from '#http/visit.ts'
import { paths } from '#paths.ts'
import { claimed, me } from './me.ts'

/** The organisation one works in, and the site one looks at: both are in the signed cookie, and nowhere else. */
export const current = room(paths.current, { identity: true }).post('/', async (c) => {
  const fields = await readFields(c)
  const wanted = String(fields.get('organisation') ?? '')
  const [[organisation]] = await read(c.var.scope, selectAffiliation(c.var.scope, claimed(c), wanted))
  const form = await readForm(c, CurrentInput)
  if (!form.ok) throw new NotThere()

  const claims = 'site' in form.value ? atSite(c, form.value.site, fields.get('_for')) : within(c, organisation)
  await writeClaims(c, claims, c.var.directory.clock.now())
  return c.redirect(paths.desk, 303)
})

/** Who entered by the word of one organisation's provider proves herself before she enters another. */
function within(c: Context, organisation: AffiliationRow | undefined): Claims {
  if (!organisation) throw new NotThere()
  const { login, claims } = me(c)
  const { id, shard } = organisation
  if (login.withinId !== null && login.withinId !== id) throw new OneMoreStep('prove-again')
  return { ...claims, organisation: id, shard, hats: '[]', grants: '[]', site: '' }
}

/** One of the open sites she sees in the organisation the menu was shown for; '' is all of them. */
function atSite(c: Context, site: string, shownFor: unknown): Claims {
  const { claims, person } = me(c)
  if (shownFor !== claims.organisation) throw new WrongForm()
  const open = JSON.parse(person?.sites ?? '[]') as [string, string][]
  const seen = sitesSeen(c.var.visit.standing)
  const offered = open.some(([id]) => id === site) && (seen === 'all' || seen.includes(site))
  if (!person || (site !== '' && !offered)) throw new NotThere()
  return { ...claims, site }
}
