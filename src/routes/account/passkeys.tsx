import { read } from '#db/database.ts'
import { selectFactors } from '#db/identity/factors.ts'
import { selectHeldPasskey, selectKeyring } from '#db/identity/keyring.ts'
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
import { PasskeyPage } from '#views/account/passkey.tsx'
import { NewPasskeyPage } from '#views/account/passkey-new.tsx'
import { blank, type FormState } from '#views/ui/form.tsx'
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

  .get('/:id', async (c) => {
    const { passkey } = await load(c)
    proveRecently(c)
    return page(c, passkey.name, show(c, passkey, namedAs(passkey)), { crumbs: crumbsTo(c, 'security') })
  })

  .post('/:id', async (c) => {
    const { passkey } = await load(c)
    const { scope, w } = c.var
    const form = await readForm(c, PasskeyName)
    if (!form.ok) return refused(c, passkey.name, show(c, passkey, form.state))

    await nameKey(scope, me(c).identityId, passkey.id, form.value.name)
    return gone(c, paths.security, { text: w.account.passkeyRenamed(form.value.name) })
  })

  .post('/:id/removal', async (c) => {
    const { passkey, factors } = await load(c)
    proveRecently(c)
    const { scope, w } = c.var
    const outcome = await removePasskey(scope, me(c).identityId, passkey, factors)
    if (outcome.ok) return gone(c, paths.security, { text: w.account.passkeyRemoved(passkey.name) })
    return refused(c, passkey.name, show(c, passkey, withRefusal(c, namedAs(passkey), outcome.refusal)))
  })

/** One of her own: somebody else's is not there. */
async function load(c: Context) {
  const { scope } = c.var
  const [[passkey], [factors]] = await read(
    scope,
    selectHeldPasskey(scope, claimed(c), c.req.param('id') ?? ''),
    selectFactors(scope, claimed(c)),
  )
  if (!passkey || !factors) throw new NotThere()
  return { passkey, factors }
}

type Held = Awaited<ReturnType<typeof load>>['passkey']

const namedAs = ({ name }: Held): FormState => ({ ...blank, values: { name } })

const showNew = (c: Context, state: FormState) => <NewPasskeyPage w={c.var.w} state={state} />

const show = (c: Context, passkey: Held, state: FormState) => (
  <PasskeyPage w={c.var.w} passkey={passkey} state={state} />
)
