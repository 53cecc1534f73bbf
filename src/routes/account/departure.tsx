import { batch, read } from '#db/database.ts'
import { type AffiliationRow, selectAffiliations } from '#db/identity/accounts.ts'
import { selectOwnership } from '#db/members/departures.ts'
import { open } from '#db/open.ts'
import type { Scope } from '#db/scope.ts'
import { shardOf } from '#db/shards.ts'
import { DepartureInput, depart, lastOwned, type Office } from '#domain/identity/departure.ts'
import type { Context } from '#http/context.ts'
import { dropCookie } from '#http/cookies.ts'
import { readForm, withRefusal } from '#http/form.ts'
import { proveRecently } from '#http/proof.ts'
import { gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { DeparturePage } from '#views/account/departure.tsx'
import { blank, type FormState } from '#views/ui/form.tsx'
import { claimed, crumbsTo, me } from './me.ts'

export const departure = room(paths.departure, { identity: true })

  .get(
    '/',
    async (c) => {
      const offices = await load(c)
      return page(c, c.var.w.account.leave, show(c, offices, blank), { crumbs: crumbsTo(c) })
    },
    { rows: 80, deep: 2 },
  )

  .post(
    '/',
    async (c) => {
      const offices = await load(c)
      const { scope, w } = c.var
      const form = await readForm(c, DepartureInput)
      if (!form.ok) return refused(c, w.account.leave, show(c, offices, form.state))

      const { identityId, login } = me(c)
      const outcome = await depart(scope, { identityId, email: login.email }, offices)
      if (!outcome.ok) return refused(c, w.account.leave, show(c, offices, withRefusal(c, form.state, outcome.refusal)))
      dropCookie(c, 'login')
      dropCookie(c, 'device')
      c.header('Clear-Site-Data', '"cache", "storage"')
      return gone(c, paths.signIn, { text: w.account.left })
    },
    { rows: 200, deep: 3 },
  )

/** Her organisations are known first, then each is asked, wherever it lives, whether it keeps an owner. */
async function load(c: Context): Promise<readonly Office[]> {
  const [affiliations] = await read(c.var.scope, selectAffiliations(c.var.scope, claimed(c)))
  proveRecently(c)
  const { identityId } = me(c)
  return Promise.all(
    affiliations.map(async (affiliation) => {
      const office = officeOf(c, affiliation)
      const [[standing]] = await batch(office.db, [selectOwnership(office, identityId)])
      return { ...affiliation, owns: standing?.owns === 1, otherOwners: standing?.otherOwners ?? 0 }
    }),
  )
}

function officeOf(c: Context, { id, shard }: AffiliationRow): Scope {
  const { directory, tally } = c.var
  const guard = c.env.MODE !== 'production'
  const { db } = open(shardOf(c.env, shard), { organisationId: id, from: 'first-primary', guard, tally })
  return { ...directory, organisationId: id, shard, db }
}

const show = (c: Context, offices: readonly Office[], state: FormState) => (
  <DeparturePage w={c.var.w} blocking={lastOwned(offices).map(({ name }) => name)} state={state} />
)
