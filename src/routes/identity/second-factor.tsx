import type * as z from 'zod'
import { batch } from '#db/database.ts'
import { type AuthenticatorRow, selectAuthenticator, selectRecoveryHashes } from '#db/identity/factors.ts'
import { type IdentityRow, selectIdentity } from '#db/identity/identities.ts'
import { proveWithCode, proveWithRecoveryCode, SecondFactorInput } from '#domain/identity/second-factor.ts'
import { askAttempt } from '#http/attempts.ts'
import type { Context } from '#http/context.ts'
import { dropCookie } from '#http/cookies.ts'
import { readForm, withRefusal } from '#http/form.ts'
import { nextOf, ownAddress, withNext } from '#http/next.ts'
import { type Pending, pendingStands, readPending } from '#http/pending.ts'
import { gate } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { completeSignIn } from '#http/sign-in.ts'
import { tooManyAttempts } from '#http/waiting.ts'
import { paths } from '#paths.ts'
import { SecondFactorPage } from '#views/identity/second-factor.tsx'
import { blank, type FormState } from '#views/ui/form.tsx'

/** Between the first proof and the login there is only the signed word of the `pending` cookie. */
export const secondFactor = room(paths.secondFactor, { public: true })

  .get(
    '/',
    async (c) => {
      const screen = { next: nextOf(c), recovery: c.req.query('with') === 'recovery' }
      return (await readPending(c)) ? show(c, blank, screen) : startAgain(c, screen.next)
    },
    { rows: 0, deep: 0 },
  )

  .post('/', async (c) => {
    const form = await readForm(c, SecondFactorInput)
    const next = ownAddress(form.state.values.next)
    const pending = await readPending(c)
    const held = pending && (await load(c, pending))
    if (!held) return startAgain(c, next)

    const recovery = form.ok ? form.value.recoveryCode !== undefined : 'recoveryCode' in form.state.errors
    const screen = { next, recovery }
    if (!form.ok) return show(c, form.state, screen, 422)

    const attempt = await askAttempt(c, `second factor ${pending.identity}`, pending.identity)
    if (!attempt.allowed) return show(c, tooManyAttempts(c, form.state, attempt.retryAfter), screen, 429)

    const proof = await prove(c, held, form.value)
    if (!proof.ok) return show(c, withRefusal(c, form.state, proof.refusal), screen, 422)
    const told = recovery ? c.var.w.signIn.recoveryLeft(held.hashes.length - 1) : ''
    const entry = await completeSignIn(c, held.identity, { ...pending, factors: 2, writes: proof.after, next, told })
    if (!entry.ok) return show(c, withRefusal(c, form.state, 'wrong_code'), screen, 422)

    await attempt.succeeded()
    return entry.after
  })

type Held = { identity: IdentityRow; authenticator: AuthenticatorRow; hashes: readonly string[] }

async function load(c: Context, pending: Pending & { at: number }): Promise<Held | null> {
  const { directory } = c.var
  const [[identity], [authenticator], codes] = await batch(directory.db, [
    selectIdentity(directory, pending.identity),
    selectAuthenticator(directory, pending.identity),
    selectRecoveryHashes(directory, pending.identity),
  ])
  if (!identity || !authenticator || !pendingStands(pending, identity)) return null
  return { identity, authenticator, hashes: codes.map(({ hash }) => hash) }
}

const prove = (c: Context, held: Held, { code, recoveryCode }: z.output<typeof SecondFactorInput>) =>
  recoveryCode === undefined
    ? proveWithCode(c.var.directory, c.env.SECRET, held.authenticator, code ?? '')
    : proveWithRecoveryCode(c.var.directory, held.identity.id, held.hashes, recoveryCode)

function startAgain(c: Context, next: string | null): Response {
  dropCookie(c, 'pending')
  return c.redirect(withNext(paths.signIn, next), 303)
}

type Screen = { next: string | null; recovery: boolean }

function show(c: Context, state: FormState, { next, recovery }: Screen, status: 200 | 422 | 429 = 200) {
  const { w } = c.var
  const title = status === 200 ? w.signIn.secondTitle : w.ui.errorTitle(w.signIn.secondTitle)
  const content = <SecondFactorPage w={w} state={state} next={next ?? undefined} recovery={recovery} />
  return gate(c, title, content, { status })
}
