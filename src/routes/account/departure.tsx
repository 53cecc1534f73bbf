import { batch, read } from '#db/database.ts'
import { type AffiliationRow, selectAffiliations } from '#db/identity/accounts.ts'
import { selectOwnership } from '#db/members/departures.ts'
import { DepartureInput, depart } from '#domain/identity/departure.ts'
import { abdicate, lastOwned, type Office } from '#domain/members/abdication.ts'
import type { Context } from '#http/context.ts'
import { dropCookie } from '#http/cookies.ts'
import { officeOf } from '#http/elsewhere.ts'
import { readForm } from '#http/form.ts'
import { proveRecently } from '#http/proof.ts'
import { gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { DeparturePage } from '#views/account/departure.tsx'
import { blank, type FormState } from '#views/ui/form.tsx'
import { claimed, crumbsTo, me } from './me.ts'

export const departure = room(paths.departure, { identity: true })

  .get('/', async (c) => {
    await read(c.var.scope)
    proveRecently(c)
    return page(c, c.var.w.account.leave, show(c, [], blank), { crumbs: crumbsTo(c) })
  })

  .post(
    '/',
    async (c) => {
      const [affiliations] = await read(c.var.scope, selectAffiliations(c.var.scope, claimed(c)))
      proveRecently(c)
      const { scope, w } = c.var
      const form = await readForm(c, DepartureInput)
      if (!form.ok) return refused(c, w.account.leave, show(c, [], form.state))

      const { identityId, login } = me(c)
      const offices = await Promise.all(affiliations.map((affiliation) => ownershipIn(c, affiliation, identityId)))
      const blocking = lastOwned(offices)
      if (blocking.length > 0) return refused(c, w.account.leave, show(c, blocking, blank))
      const kept = await abdicate(offices)
      if (kept.length > 0) return refused(c, w.account.leave, show(c, kept, blank))

      const outcome = await depart(scope, { identityId, email: login.email }, affiliations)
      if (!outcome.ok) throw new Error(`An account could not be deleted: ${outcome.refusal}.`)
      dropCookie(c, 'login')
      dropCookie(c, 'device')
      c.header('Clear-Site-Data', '"cache", "storage"')
      return gone(c, paths.signIn, { text: w.account.left })
    },
    { rows: 200, deep: 4 },
  )

/** Asked of each office, wherever it lives; the one at hand has said at the door when she is no owner there. */
async function ownershipIn(c: Context, affiliation: AffiliationRow, identityId: string): Promise<Office> {
  const { visit } = c.var
  const scope = officeOf(c, affiliation.shard, affiliation.id)
  const isHere = visit.claims?.organisation === affiliation.id && visit.person !== null
  if (isHere && !visit.standing.hats.some(({ role }) => role === 'owner')) return { ...affiliation, scope, owner: null }
  const [[row]] = await batch(scope.db, [selectOwnership(scope, identityId)])
  return { ...affiliation, scope, owner: row?.owns === 1 ? row : null }
}

const show = (c: Context, blocking: readonly { name: string }[], state: FormState) => (
  <DeparturePage w={c.var.w} blocking={blocking.map(({ name }) => name)} state={state} />
)
