import { everySite, HatChange, HatInput, sitesMeant } from '#domain/members/hat.ts'
import { giveHat, moveHat, takeHat } from '#domain/members/members.ts'
import type { Context } from '#http/context.ts'
import { readForm, withRefusal } from '#http/form.ts'
import { proveRecently } from '#http/proof.ts'
import { gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { HatFormPage, HatSitesPage } from '#views/members/hat-form.tsx'
import { blank, type FormState } from '#views/ui/form.tsx'
import { after, again, answer } from './changes.tsx'
import { type Loaded, loadHat, loadMember, reachOf } from './screen.ts'

/** The roles of one person: giving one touches what the whole organisation may lose, so a fresh proof comes first. */
export const newHats = room(paths.members, { staff: 'members.edit' })

  .get(
    '/:id/hats/new',
    async (c) => {
      const loaded = await loadMember(c, 'members.edit')
      proveRecently(c)
      return page(c, titleOf(c, loaded), give(c, loaded, blank))
    },
    { rows: 110 },
  )

  .post('/:id/hats', async (c) => {
    const loaded = await loadMember(c, 'members.edit')
    proveRecently(c)
    const { member, giver, sites } = loaded
    const form = await readForm(c, HatInput)
    if (!form.ok) return refused(c, titleOf(c, loaded), give(c, loaded, form.state))

    const { role } = form.value
    const where = sitesMeant(role, form.value.sites, sites)
    const outcome = where && (await giveHat(c.var.scope, giver, member, { role, sites: where }, after(c, loaded)))
    if (outcome?.ok) return answer(c, loaded, blank, outcome, c.var.w.members.roleGiven)
    const state = outcome
      ? withRefusal(c, form.state, outcome.refusal === 'taken' ? 'already_worn' : outcome.refusal)
      : withRefusal(c, form.state, 'choice', 'sites')
    return refused(c, titleOf(c, loaded), give(c, loaded, state))
  })

export const hats = room(paths.hat.all, { staff: 'members.edit' })

  .get(
    '/:id/edit',
    async (c) => {
      const loaded = await loadHat(c)
      proveRecently(c)
      const { sites } = loaded.hat
      const values = { sites: sites === 'all' ? [everySite] : sites }
      return page(c, sitesTitle(c, loaded), move(c, loaded, { values, errors: {} }))
    },
    { rows: 110 },
  )

  .post('/:id', async (c) => {
    const loaded = await loadHat(c)
    proveRecently(c)
    const { hat, giver, member, sites } = loaded
    const form = await readForm(c, HatChange)
    if (!form.ok) return refused(c, sitesTitle(c, loaded), move(c, loaded, form.state))

    const where = sitesMeant(hat.role, form.value.sites, sites)
    const outcome = where && (await moveHat(c.var.scope, giver, member, hat, where, after(c, loaded)))
    if (outcome?.ok) return answer(c, loaded, blank, outcome, () => c.var.w.members.sitesChanged)
    const state = outcome ? withRefusal(c, form.state, outcome.refusal) : withRefusal(c, form.state, 'choice', 'sites')
    return refused(c, sitesTitle(c, loaded), move(c, loaded, state))
  })

  .post('/:id/removal', async (c) => {
    const loaded = await loadHat(c)
    const { member, giver, hat } = loaded
    const outcome = await takeHat(c.var.scope, giver, member, hat, after(c, loaded))
    const left = outcome.ok && member.hats.length === 1 && member.id === giver.personId
    if (left) return gone(c, paths.account, { text: c.var.w.members.dismissed(member.name) })
    return outcome.ok
      ? answer(c, loaded, blank, outcome, () => c.var.w.members.roleTaken)
      : again(c, loaded, withRefusal(c, blank, outcome.refusal))
  })

const titleOf = (c: Context, { member }: Loaded) => c.var.w.members.giveRoleTitle(member.name)

function give(c: Context, loaded: Loaded, state: FormState) {
  const { member, giver, sites } = loaded
  const reach = reachOf(giver, sites)
  const free = reach.roles.filter((role) => !member.hats.some((hat) => hat.role === role))
  const props = { title: titleOf(c, loaded), member, state }
  return <HatFormPage w={c.var.w} {...props} reach={{ ...reach, roles: free }} />
}

type WithHat = Awaited<ReturnType<typeof loadHat>>

const sitesTitle = (c: Context, { member, hat }: WithHat) =>
  c.var.w.members.changeSitesTitle(c.var.w.roles[hat.role].name, member.name)

function move(c: Context, loaded: WithHat, state: FormState) {
  const { giver, sites, hat, member } = loaded
  const props = { title: sitesTitle(c, loaded), hat, member, state }
  return <HatSitesPage w={c.var.w} {...props} reach={reachOf(giver, sites)} />
}
