import { read } from '#db/database.ts'
import { selectFactors } from '#db/identity/factors.ts'
import {
  EnrolmentInput,
  enrol,
  offerAuthenticator,
  removeAuthenticator,
  renewRecoveryCodes,
  reopenEnrolment,
} from '#domain/identity/authenticators.ts'
import { totpUri } from '#domain/identity/totp.ts'
import { randomBytes } from '#edge/ids.ts'
import type { Context } from '#http/context.ts'
import { readForm, withRefusal } from '#http/form.ts'
import { proveRecently } from '#http/proof.ts'
import { NotThere } from '#http/refusals.ts'
import { gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { AuthenticatorPage } from '#views/account/authenticator.tsx'
import { EnrolmentPage } from '#views/account/enrolment.tsx'
import { NewCodesPage, RecoveryCodesPage } from '#views/account/recovery-codes.tsx'
import { blank, type FormState } from '#views/ui/form.tsx'
import { claimed, crumbsTo, me } from './me.ts'

export const authenticator = room(paths.authenticator, { identity: true })

  .get('/', async (c) => {
    const { authenticatorAt } = await load(c)
    const { w } = c.var
    const content = authenticatorAt ? (
      <AuthenticatorPage w={w} since={authenticatorAt} />
    ) : (
      showEnrolment(c, await offerAuthenticator(c.env.SECRET, me(c).identityId, randomBytes), blank)
    )
    return page(c, w.account.authenticator, content, { crumbs: crumbsTo(c, 'security') })
  })

  .post('/', async (c) => {
    const { authenticatorAt } = await load(c)
    if (authenticatorAt) return gone(c, paths.authenticator)
    const { scope, w } = c.var
    const { identityId, loginId } = me(c)
    const form = await readForm(c, EnrolmentInput)
    const sent = String(form.state.values.enrolment ?? '')
    const offered = await reopenEnrolment(c.env.SECRET, identityId, sent)
    if (!offered) return gone(c, paths.authenticator)
    if (!form.ok) return refused(c, w.account.authenticator, showEnrolment(c, offered, form.state))

    const outcome = await enrol(scope, { identityId, loginId }, offered, form.value.code, randomBytes)
    if (!outcome.ok) {
      const state = withRefusal(c, form.state, outcome.refusal, 'code')
      return refused(c, w.account.authenticator, showEnrolment(c, offered, state))
    }
    return showCodes(c, outcome.after, w.account.authenticatorAdded)
  })

  .post('/removal', async (c) => {
    const { authenticatorAt } = await load(c)
    if (!authenticatorAt) throw new NotThere()
    await removeAuthenticator(c.var.scope, me(c).identityId)
    return gone(c, paths.security, { text: c.var.w.account.authenticatorRemoved })
  })

/** Codes stand in for an authenticator: without it, the way leads there. */
export const recoveryCodes = room(paths.recoveryCodes, { identity: true })

  .get('/', async (c) => {
    const { authenticatorAt, codes } = await load(c)
    if (!authenticatorAt) return gone(c, paths.authenticator)
    const { w } = c.var
    return page(c, w.account.codes, <RecoveryCodesPage w={w} left={codes} />, { crumbs: crumbsTo(c, 'security') })
  })

  .post('/', async (c) => {
    const { authenticatorAt } = await load(c)
    if (!authenticatorAt) return gone(c, paths.authenticator)
    const outcome = await renewRecoveryCodes(c.var.scope, me(c).identityId, randomBytes)
    return outcome.ok ? showCodes(c, outcome.after) : gone(c, paths.recoveryCodes)
  })

async function load(c: Context) {
  const [[factors]] = await read(c.var.scope, selectFactors(c.var.scope, claimed(c)))
  proveRecently(c)
  if (!factors) throw new NotThere()
  return factors
}

function showEnrolment(c: Context, offered: { secret: string; enrolment: string }, state: FormState) {
  const { secret, enrolment } = offered
  const uri = totpUri({ issuer: 'Lisière', account: me(c).login.email, secret })
  return <EnrolmentPage w={c.var.w} secret={secret} uri={uri} enrolment={enrolment} state={state} />
}

/** Shown in the answer itself and kept nowhere. */
function showCodes(c: Context, codes: readonly string[], done?: string): Promise<Response> {
  const { w, visit } = c.var
  const on = visit.person ? paths.desk : paths.security
  return page(
    c,
    w.account.codesTitle,
    <NewCodesPage w={w} codes={codes} done={done} next={done ? on : paths.security} />,
  )
}
