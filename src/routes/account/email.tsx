import { read } from '#db/database.ts'
import { selectEmailChange } from '#db/identity/accounts.ts'
import { askEmailChange, confirmEmailChange, EmailChangeInput } from '#domain/identity/email-change.ts'
import { findLink, useLink } from '#domain/links/links.ts'
import { attempts } from '#edge/attempts-guard.ts'
import { tokens } from '#edge/tokens.ts'
import { visitorAddress } from '#http/asking.ts'
import type { Context } from '#http/context.ts'
import { readForm, withRefusal } from '#http/form.ts'
import { proveRecently } from '#http/proof.ts'
import { TooManyAttempts } from '#http/refusals.ts'
import { gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { ConfirmEmailPage, EmailGonePage, EmailPage } from '#views/account/email.tsx'
import { blank, type FormState } from '#views/ui/form.tsx'
import { crumbsTo, me } from './me.ts'

export const email = room(paths.email, { identity: true })

  .get('/', async (c) => {
    await read(c.var.scope)
    proveRecently(c)
    return page(c, c.var.w.account.emailChange, show(c, blank), { crumbs: crumbsTo(c) })
  })

  .post('/', async (c) => {
    await read(c.var.scope)
    proveRecently(c)
    const { scope, w } = c.var
    const form = await readForm(c, EmailChangeInput)
    if (!form.ok) return refused(c, w.account.emailChange, show(c, form.state))

    const { identityId, login } = me(c)
    await countSending(c, identityId)
    const outcome = await askEmailChange(scope, { identityId, email: login.email }, form.value.email)
    if (!outcome.ok) {
      return refused(c, w.account.emailChange, show(c, withRefusal(c, form.state, outcome.refusal, 'email')))
    }
    return gone(c, paths.account, { text: w.account.emailAsked(form.value.email) })
  })

  .get('/:token', async (c) => {
    const found = await load(c)
    const { w } = c.var
    if (!found) return page(c, w.account.emailGoneTitle, <EmailGonePage w={w} />, { crumbs: crumbsTo(c) })
    return page(c, w.account.emailConfirmTitle, confirm(c, found.change.email, blank), { crumbs: crumbsTo(c) })
  })

  .post('/:token', async (c) => {
    const found = await load(c)
    const { scope, w } = c.var
    if (!found) return refused(c, w.account.emailGoneTitle, <EmailGonePage w={w} />)

    const { identityId, login } = me(c)
    const { change, link } = found
    const outcome = await confirmEmailChange(scope, { identityId, email: login.email }, change, useLink(scope, link))
    if (!outcome.ok) {
      const state = withRefusal(c, blank, outcome.refusal)
      return refused(c, w.account.emailConfirmTitle, confirm(c, change.email, state))
    }
    return gone(c, paths.account, { text: w.account.emailConfirmed(change.email) })
  })

/** The link is read by whoever asked for it, signed in: a stranger whose address was typed by mistake opens nothing. */
async function load(c: Context) {
  const { scope } = c.var
  const token = c.req.param('token') ?? ''
  const held = await findLink(scope, tokens(c.env.SECRET), 'email', token, (id) => [selectEmailChange(scope, id)])
  if (!held) return null
  const [[change]] = held.found
  return change?.identityId === me(c).identityId ? { link: held.link, change } : null
}

/** Each one sends a mail to an address somebody has typed: ten an hour are plenty. */
async function countSending(c: Context, identityId: string): Promise<void> {
  const who = { account: `email-change ${identityId}`, address: visitorAddress(c), trusted: true }
  const now = c.var.scope.clock.now()
  const { allowed, retryAfter } = await attempts(c.env.ATTEMPTS, c.env.SECRET).guardSignIn({ ...who, now })
  if (!allowed) throw new TooManyAttempts(retryAfter)
}

const show = (c: Context, state: FormState) => <EmailPage w={c.var.w} email={me(c).login.email} state={state} />

const confirm = (c: Context, to: string, state: FormState) => (
  <ConfirmEmailPage
    w={c.var.w}
    action={paths.emailConfirm(c.req.param('token') ?? '')}
    from={me(c).login.email}
    to={to}
    state={state}
  />
)
