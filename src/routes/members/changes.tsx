import type { Overtaken } from '#domain/events/commit.ts'
import type { Outcome } from '#domain/events/outcome.ts'
import { GrantInput, SuspensionInput } from '#domain/members/hat.ts'
import { isPermission, type Permission } from '#domain/members/matrix.ts'
import { dismiss, giveGrant, resume, suspend, takeGrant } from '#domain/members/members.ts'
import type { Context } from '#http/context.ts'
import { type Refusal, readForm, withRefusal } from '#http/form.ts'
import { proveRecently } from '#http/proof.ts'
import { changed, gone, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { MemberPage } from '#views/members/member.tsx'
import { blank, type FormState } from '#views/ui/form.tsx'
import { type Loaded, loadedFrom, loadMember, type Rows, screenFor, screenOf, sitesWhere } from './screen.ts'

/** What an administrator changes about one person, from her page and back to it. */
export const memberChanges = room(paths.members, { staff: 'members.edit' })

  .post('/:id/grants', async (c) => {
    const loaded = await loadMember(c, 'members.edit')
    proveRecently(c)
    const form = await readForm(c, GrantInput)
    const grant = form.ok ? grantOf(loaded, form.value) : null
    if (!grant) return again(c, loaded, form.ok ? withRefusal(c, form.state, 'choice', 'site') : form.state)
    if (loaded.rows[2].some((row) => row.permission === grant.permission && row.siteId === grant.siteId)) {
      return again(c, loaded, withRefusal(c, form.state, 'already_granted'))
    }
    const outcome = await giveGrant(c.var.scope, loaded.giver, loaded.member, grant, after(c, loaded))
    return answer(c, loaded, form.state, outcome, () => c.var.w.members.grantGiven)
  })

  .post('/:id/grants/removal', async (c) => {
    const loaded = await loadMember(c, 'members.edit')
    const form = await readForm(c, GrantInput)
    if (!form.ok || !isPermission(form.value.permission)) return again(c, loaded, blank)
    const grant = { permission: form.value.permission, siteId: form.value.site }
    const outcome = await takeGrant(c.var.scope, loaded.giver, loaded.member, grant, after(c, loaded))
    return answer(c, loaded, blank, outcome, () => c.var.w.members.grantTaken)
  })

  .post('/:id/suspension', async (c) => {
    const loaded = await loadMember(c, 'members.edit')
    const form = await readForm(c, SuspensionInput)
    if (!form.ok) return again(c, loaded, { ...form.state, problem: form.state.errors.reason })
    const outcome = await suspend(c.var.scope, loaded.giver, loaded.member, form.value.reason, after(c, loaded))
    return answer(
      c,
      loaded,
      form.state,
      outcome,
      c.var.w.members.nowSuspended,
      paths.member.resumption(loaded.member.id),
    )
  })

  .post('/:id/resumption', async (c) => {
    const loaded = await loadMember(c, 'members.edit')
    const outcome = await resume(c.var.scope, loaded.giver, loaded.member, after(c, loaded))
    return answer(c, loaded, blank, outcome, c.var.w.members.resumed)
  })

  .post('/:id/departure', async (c) => {
    const loaded = await loadMember(c, 'members.edit')
    const { member, giver } = loaded
    const outcome = await dismiss(c.var.scope, giver, member, after(c, loaded))
    if (!outcome.ok) return again(c, loaded, withRefusal(c, blank, outcome.refusal))
    const address = member.id === giver.personId ? paths.account : paths.members
    return gone(c, address, { text: c.var.w.members.dismissed(member.name) })
  })

/** What the page shows once the change is made. */
export const after = (c: Context, { member }: Loaded) => screenOf(c.var.scope, sitesWhere(c, 'members.edit'), member.id)

/** The person's page as it is after the change, or as it was with what refuses it. */
export function answer(
  c: Context,
  before: Loaded,
  state: FormState,
  outcome: Outcome<Rows, Refusal | Overtaken>,
  say: (name: string) => string,
  undo?: string,
) {
  if (!outcome.ok) return again(c, before, withRefusal(c, state, outcome.refusal))
  const screen = screenFor(c, loadedFrom(c, outcome.after))
  const told = { text: say(screen.name), undo: undo === undefined ? undefined : { action: undo } }
  const content = <MemberPage w={c.var.w} screen={screen} state={blank} />
  return changed(c, paths.member.one(screen.member.id), screen.name, content, told)
}

export function again(c: Context, loaded: Loaded, state: FormState) {
  const screen = screenFor(c, loaded)
  return refused(c, screen.name, <MemberPage w={c.var.w} screen={screen} state={state} />)
}

function grantOf({ sites }: Loaded, { permission, site }: { permission: string; site: string }) {
  if (!isPermission(permission) || (site !== '' && !sites.some(({ id }) => id === site))) return null
  return { permission: permission satisfies Permission, siteId: site }
}
