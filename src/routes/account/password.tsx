import { read } from '#db/database.ts'
import { selectFactors } from '#db/identity/factors.ts'
import { choosePassword, PasswordInput } from '#domain/identity/password-change.ts'
import type { Context } from '#http/context.ts'
import { readForm, withRefusal } from '#http/form.ts'
import { proveRecently } from '#http/proof.ts'
import { gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { PasswordPage } from '#views/account/password.tsx'
import { blank, type FormState } from '#views/ui/form.tsx'
import { claimed, crumbsTo, me } from './me.ts'

export const password = room(paths.password, { identity: true })

  .get('/', async (c) => {
    const had = await load(c)
    return page(c, titleOf(c, had), show(c, had, blank), { crumbs: crumbsTo(c, 'security') })
  })

  .post('/', async (c) => {
    const had = await load(c)
    const { scope, w } = c.var
    const form = await readForm(c, PasswordInput)
    if (!form.ok) return refused(c, titleOf(c, had), show(c, had, form.state))

    const { identityId, loginId, login, person } = me(c)
    const holder = { id: identityId, loginId, had, email: login.email, organisation: person?.organisationName }
    const outcome = await choosePassword(scope, holder, form.value.password)
    if (!outcome.ok) {
      return refused(c, titleOf(c, had), show(c, had, withRefusal(c, form.state, outcome.refusal, 'password')))
    }
    return gone(c, paths.security, { text: w.account.passwordChanged })
  })

/** Who is there has just proved it: the password that was need not be typed again. */
async function load(c: Context): Promise<boolean> {
  const [[factors]] = await read(c.var.scope, selectFactors(c.var.scope, claimed(c)))
  proveRecently(c)
  return factors?.passwordAt !== null
}

const titleOf = ({ var: { w } }: Context, had: boolean) => (had ? w.account.passwordChange : w.account.passwordSet)

const show = (c: Context, had: boolean, state: FormState) => (
  <PasswordPage w={c.var.w} title={titleOf(c, had)} email={me(c).login.email} state={state} />
)
