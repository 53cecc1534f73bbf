import { read } from '#db/database.ts'
import { selectFactors } from '#db/identity/factors.ts'
import { selectKeyring } from '#db/identity/keyring.ts'
import { deviceOf } from '#domain/identity/device.ts'
import { addPasskey, nameKey, PasskeyInput, PasskeyName, removePasskey } from '#domain/identity/keyring.ts'
import { registrationOptions, verifyRegistration } from '#edge/passkeys.ts'
import { readPasskeyAnswer } from '#edge/passkeys-answer.ts'
import type { Context } from '#http/context.ts'
import { readForm, withRefusal } from '#http/form.ts'
import { proveRecently } from '#http/proof.ts'
import { NotThere } from '#http/refusals.ts'
import { gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { NewPasskeyPage } from '#views/account/passkey-new.tsx'
import { SecurityPage } from '#views/account/security.tsx'
import type { FormState } from '#views/ui/form.tsx'
import { rememberChallenge, takeChallenge } from './challenge.ts'
import { claimed, crumbsTo, me } from './me.ts'

export const passkeys = room(paths.passkeys.all, { identity: true })

  .get('/new', async (c) => {
    await read(c.var.scope)
    proveRecently(c)
    const { browser, system } = deviceOf(c.req.header('User-Agent') ?? '')
    const state = { values: { name: c.var.w.signIn.mails.device(browser, system) }, errors: {} }
    return page(c, c.var.w.account.passkeyAdd, showNew(c, state), { crumbs: crumbsTo(c, 'security') })
  })

  /** What the browser asks its authenticator; the challenge comes back in the answer. */
  .post('/options', async (c) => {
    const [known] = await read(c.var.scope, selectKeyring(c.var.scope, claimed(c)))
    proveRecently(c)
    const { login, identityId } = me(c)
    const options = registrationOptions({
      challenge: await rememberChallenge(c, identityId),
      rp: { id: new URL(c.var.origin).hostname, name: 'Lisière' },
      user: { id: identityId, name: login.email, displayName: login.name },
      known: known.map(({ id, transports }) => ({ id, transports: transports.split(',').filter(Boolean) })),
    })
    return c.json(options)
  })

  .post('/', async (c) => {
    await read(c.var.scope)
    proveRecently(c)
    const { scope, w, origin } = c.var
    const title = w.account.passkeyAdd
    const form = await readForm(c, PasskeyInput)
    if (!form.ok) return refused(c, title, showNew(c, form.state))

    const { identityId, loginId } = me(c)
    const response = readPasskeyAnswer(form.value.response)
    const expectedChallenge = await takeChallenge(c, identityId)
    const made =
      response && expectedChallenge
        ? await verifyRegistration({ response, expectedChallenge, origin, rpId: new URL(origin).hostname })
        : null
    if (!made) return refused(c, title, showNew(c, withRefusal(c, form.state, 'passkey_refused')))

    const outcome = await addPasskey(scope, { identityId, loginId }, form.value.name, made)
    if (!outcome.ok) return refused(c, title, showNew(c, withRefusal(c, form.state, outcome.refusal)))
    return gone(c, paths.security, { text: w.account.passkeyAdded(form.value.name) })
  })

  .post('/:id', async (c) => {
    const screen = await load(c)
    const { scope, w } = c.var
    const form = await readForm(c, PasskeyName)
    if (!form.ok) return refuse(c, screen, form.state.errors.name)

    await nameKey(scope, me(c).identityId, screen.passkey.id, form.value.name)
    return gone(c, paths.security, { text: w.account.passkeyRenamed(form.value.name) })
  })

  .post('/:id/removal', async (c) => {
    const screen = await load(c)
    proveRecently(c)
    const { scope, w } = c.var
    const outcome = await removePasskey(scope, me(c).identityId, screen.passkey, screen.factors)
    if (!outcome.ok) return refuse(c, screen, w.refusals[outcome.refusal])
    return gone(c, paths.security, { text: w.account.passkeyRemoved(screen.passkey.name) })
  })

/** One of her own: somebody else's is not there. */
async function load(c: Context) {
  const { scope } = c.var
  const [keyring, [factors]] = await read(scope, selectKeyring(scope, claimed(c)), selectFactors(scope, claimed(c)))
  const passkey = keyring.find(({ id }) => id === c.req.param('id'))
  if (!passkey || !factors) throw new NotThere()
  return { passkey, keyring, factors }
}

type Screen = Awaited<ReturnType<typeof load>>

function refuse(c: Context, { factors, keyring }: Screen, problem: string | undefined): Promise<Response> {
  const { w } = c.var
  const content = <SecurityPage w={w} factors={factors} keyring={keyring} required={false} problem={problem} />
  return refused(c, w.account.security, content)
}

const showNew = (c: Context, state: FormState) => <NewPasskeyPage w={c.var.w} state={state} />
