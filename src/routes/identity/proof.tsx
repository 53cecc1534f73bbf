import type * as z from 'zod'
import { read } from '#db/database.ts'
import { type AuthenticatorRow, type FactorsRow, selectAuthenticator, selectFactors } from '#db/identity/factors.ts'
import { type IdentityRow, selectIdentity } from '#db/identity/identities.ts'
import type { LoginRow } from '#db/identity/logins.ts'
import { no, type Outcome, yes } from '#domain/events/outcome.ts'
import { proveWithCode } from '#domain/identity/second-factor.ts'
import { type FreshProof, ProofInput, proveWithPassword, renew } from '#domain/identity/step-up.ts'
import { askAttempt } from '#http/attempts.ts'
import { writeClaims } from '#http/claims.ts'
import type { Context } from '#http/context.ts'
import { readForm, withRefusal } from '#http/form.ts'
import { nextOf, ownAddress } from '#http/next.ts'
import { readPasskeyProof } from '#http/passkey.ts'
import { NotThere } from '#http/refusals.ts'
import { gate } from '#http/render.tsx'
import { room } from '#http/room.ts'
import type { Claims } from '#http/visit.ts'
import { tooManyAttempts } from '#http/waiting.ts'
import { paths } from '#paths.ts'
import { ProofPage } from '#views/identity/proof.tsx'
import { blank, type FormState } from '#views/ui/form.tsx'

/** Before a sensitive change, when the last proof is old: the same person, again. */
export const proof = room(paths.proof, { identity: true })

  .get('/', async (c) => show(c, await load(c), blank, nextOf(c) ?? cameFrom(c)))

  .post('/', async (c) => {
    const held = await load(c)
    const form = await readForm(c, ProofInput)
    const next = ownAddress(form.state.values.next)
    if (!form.ok) return show(c, held, form.state, next, 422)

    const attempt = await askAttempt(c, `proof ${held.identity.id}`, held.identity.id)
    if (!attempt.allowed) return show(c, held, tooManyAttempts(c, form.state, attempt.retryAfter), next, 429)

    const proved = await prove(c, held, form.value)
    if (!proved.ok) return show(c, held, withRefusal(c, blank, proved.refusal), next, 422)
    const renewed = await renew(c.var.directory, held.login, proved.after)
    if (!renewed.ok) return show(c, held, withRefusal(c, blank, 'wrong_code'), next, 422)

    await writeClaims(c, { ...held.claims, login: renewed.after }, c.var.directory.clock.now())
    await attempt.succeeded()
    return c.redirect(next ?? paths.security, 303)
  })

type Held = {
  claims: Claims
  login: LoginRow
  identity: IdentityRow
  factors: FactorsRow
  authenticator: AuthenticatorRow | undefined
}

async function load(c: Context): Promise<Held> {
  const { scope, visit } = c.var
  const id = visit.claims?.identity ?? ''
  const [[identity], [factors], [authenticator]] = await read(
    scope,
    selectIdentity(scope, id),
    selectFactors(scope, id),
    selectAuthenticator(scope, id),
  )
  const { claims, login } = c.var.visit
  if (!claims || !login || !identity || !factors) throw new NotThere()
  return { claims, login, identity, factors, authenticator }
}

async function prove(
  c: Context,
  { identity, authenticator }: Held,
  { password, code, response }: z.output<typeof ProofInput>,
): Promise<Outcome<FreshProof, 'wrong_password' | 'wrong_code' | 'wrong_passkey'>> {
  if (password !== undefined) return proveWithPassword(identity.hash, password)
  if (code !== undefined && authenticator) {
    const proved = await proveWithCode(c.var.directory, c.env.SECRET, authenticator, code)
    return proved.ok ? yes({ by: 'authenticator', writes: proved.after }) : proved
  }
  const proved = await readPasskeyProof(c, response ?? '')
  if (!proved.ok || proved.after.identity.id !== identity.id) return no('wrong_passkey')
  return yes({ by: 'passkey', writes: proved.after.writes })
}

/** A form that met this step left no address behind, but the browser says which page it was on. */
function cameFrom(c: Context): string | null {
  const referrer = c.req.header('Referer') ?? ''
  return referrer.startsWith(`${c.var.origin}/`) ? ownAddress(referrer.slice(c.var.origin.length)) : null
}

function show(c: Context, held: Held, state: FormState, next: string | null, status: 200 | 422 | 429 = 200) {
  const { w } = c.var
  const title = status === 200 ? w.signIn.proofTitle : w.ui.errorTitle(w.signIn.proofTitle)
  const content = <ProofPage w={w} state={state} factors={held.factors} next={next ?? undefined} />
  return gate(c, title, content, { status })
}
