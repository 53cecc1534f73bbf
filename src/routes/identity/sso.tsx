import { batch } from '#db/database.ts'
import { selectProvidersByDomain } from '#db/identity/sso.ts'
import { arrivalReads, decideArrival } from '#domain/identity/sso-arrival.ts'
import { SsoInput } from '#domain/identity/sso-input.ts'
import { spendChallenge } from '#domain/links/once.ts'
import { authorise, callback } from '#edge/oidc.ts'
import type { Claims } from '#edge/oidc-claims.ts'
import { discover } from '#edge/oidc-provider.ts'
import { askAttempt } from '#http/attempts.ts'
import type { Context } from '#http/context.ts'
import { type Refusal, readForm, withRefusal } from '#http/form.ts'
import { nextOf, ownAddress } from '#http/next.ts'
import { gate } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { completeSignIn } from '#http/sign-in.ts'
import { tooManyAttempts } from '#http/waiting.ts'
import { paths } from '#paths.ts'
import { SsoPage } from '#views/identity/sso.tsx'
import { SsoLeavingPage, SsoProvePage } from '#views/identity/sso-between.tsx'
import { withParameters } from '#views/ui/address.ts'
import { blank, type FormState } from '#views/ui/form.tsx'
import { type Choice, choiceOf, findChoice, outside, sharedChoices } from './sso-provider.ts'
import { type Leaving, takeLeaving, writeArrival, writeLeaving } from './sso-state.ts'
import { refusalWords } from './sso-words.ts'

export const signInSso = room(paths.signInSso, { public: true })

  .get('/', async (c) => {
    const key = c.req.query('provider')
    const invitation = c.req.query('invitation')?.slice(0, 1500) ?? null
    const asked = { next: nextOf(c), linking: c.req.query('link') !== undefined, invitation }
    if (key === undefined) return show(c, blank, asked)
    const choice = await findChoice(c, key.slice(0, 40))
    const away = choice && (await leave(c, choice, asked))
    if (!away) return refuse(c, choice ? 'sso_unreachable' : 'sso_unknown', asked)
    return goTo(c, away)
  })

  /** A form may not lead out of the house (form-action): the page that answers it does. */
  .post('/', async (c) => {
    const { directory } = c.var
    const form = await readForm(c, SsoInput)
    const asked = {
      next: ownAddress(form.state.values.next),
      linking: form.state.values.link !== undefined,
      invitation: null,
    }
    if (!form.ok) return show(c, form.state, asked, 422)
    const attempt = await askAttempt(c, `sso ${form.value.email}`, undefined)
    if (!attempt.allowed) return show(c, tooManyAttempts(c, form.state, attempt.retryAfter), asked, 429)

    const domain = form.value.email.split('@').at(-1) ?? ''
    const [[row, another]] = await batch(directory.db, [selectProvidersByDomain(directory, domain)])
    const choice = row && !another ? await choiceOf(c, row) : null
    if (!choice) return show(c, withRefusal(c, form.state, 'sso_unknown'), asked, 422)
    const away = await leave(c, choice, asked, form.value.email)
    if (!away) return show(c, withRefusal(c, form.state, 'sso_unreachable'), asked, 422)

    const { w } = c.var
    c.header('Refresh', `0; url=${away}`)
    return gate(c, w.sso.leavingTitle(choice.name), <SsoLeavingPage w={w} name={choice.name} to={away} />)
  })

/** The browser is back. Nothing is believed but what its cookie, the provider and its signature agree on. */
export const signInSsoReturn = room(paths.signInSsoReturn, { public: true }).get('/', async (c) => {
  const leaving = await takeLeaving(c)
  if (!leaving) return refuse(c, 'sso_state')
  const choice = await findChoice(c, leaving.provider)
  if (!choice) return refuse(c, 'sso_unknown', leaving)

  const back = await redeem(c, choice, leaving)
  if (!back.ok) return refuse(c, refusalWords(back.refusal), leaving)
  return leaving.linking ? keepForLater(c, choice, leaving, back.claims) : arrive(c, choice, leaving, back.claims)
})

type Asked = Pick<Leaving, 'next' | 'linking' | 'invitation'>

/** Where the browser goes; what it must bring back stays with it, signed. Null when the provider does not answer. */
async function leave(c: Context, choice: Choice, asked: Asked, loginHint?: string): Promise<string | null> {
  const { ids } = c.var.directory
  const discovery = await discover(choice.settings, outside(c, choice.settings.issuer))
  if (!discovery.ok) return null

  const promise = { state: ids.secret(), nonce: ids.secret(), verifier: ids.secret(48) }
  const hint = loginHint ? { loginHint } : {}
  const redirectUri = c.var.origin + paths.signInSsoReturn
  const away = await authorise({ provider: discovery.provider, redirectUri, ...promise, ...hint })
  await writeLeaving(c, { provider: choice.key, ...promise, ...asked })
  return away.href
}

async function redeem(c: Context, choice: Choice, expected: Leaving) {
  const discovery = await discover(choice.settings, outside(c, choice.settings.issuer))
  if (!discovery.ok) return { ok: false, refusal: 'unreachable' } as const
  const url = new URL(c.var.origin + paths.signInSsoReturn)
  url.search = new URL(c.req.url).search
  return callback({ provider: discovery.provider, url, expected })
}

async function arrive(c: Context, choice: Choice, leaving: Leaving, claims: Claims): Promise<Response> {
  const { directory } = c.var
  const owner = choice.owner?.id ?? null
  const arrived = { ...claims, owner }
  const concerned = await batch(directory.db, arrivalReads(directory, arrived, null))
  const decision = decideArrival(arrived, concerned, null)
  const goesOn =
    decision.do === 'ask_to_sign_in_then_link' || (decision.do !== 'sign_in' && leaving.invitation !== null)
  if (goesOn) return keepForLater(c, choice, leaving, claims)
  if (decision.do !== 'sign_in') return refuse(c, decision.do === 'refuse' ? decision.refusal : 'sso_state', leaving)

  const [[identity]] = concerned
  const entry =
    identity &&
    (await completeSignIn(c, identity, {
      method: 'sso',
      factors: factorsOf(choice, claims),
      organisation: choice.owner,
      within: decision.within,
      writes: [spendChallenge(directory, leaving.state, identity.id)],
      next: leaving.next,
    }))
  return entry?.ok ? entry.after : refuse(c, 'sso_state', leaving)
}

/** Known there and not linked here: an address opens nothing, so that the account must be proved first. */
async function keepForLater(c: Context, choice: Choice, leaving: Leaving, claims: Claims): Promise<Response> {
  const { iss, sub, email, emailVerified } = claims
  const owner = choice.owner?.id ?? null
  await writeArrival(c, {
    iss,
    sub,
    ...(email ? { email } : {}),
    emailVerified,
    owner,
    name: choice.name,
    factors: factorsOf(choice, claims),
  })
  if (leaving.invitation !== null) {
    return c.redirect(withParameters(paths.invitation.accept, { token: leaving.invitation }), 303)
  }
  if (leaving.linking) return c.redirect(paths.ssoLink, 303)
  const { w } = c.var
  return gate(c, w.sso.proveTitle, <SsoProvePage w={w} name={choice.name} email={email ?? ''} />)
}

const factorsOf = ({ trustsFactors }: Choice, { amr }: Claims): 1 | 2 => (trustsFactors && amr?.includes('mfa') ? 2 : 1)

/** htmx may not follow out of the house either: it is told to send the whole browser. */
function goTo(c: Context, away: string): Response {
  if (c.req.header('HX-Request') !== 'true') return c.redirect(away, 303)
  c.header('HX-Redirect', away)
  return c.body(null, 200)
}

const refuse = (c: Context, refusal: Refusal, asked: Asked = { next: null, linking: false, invitation: null }) =>
  show(c, withRefusal(c, blank, refusal), asked, 422)

function show(
  c: Context,
  state: FormState,
  { next, linking }: Pick<Asked, 'next' | 'linking'>,
  status: 200 | 422 | 429 = 200,
) {
  const { w } = c.var
  const shared = sharedChoices(c).map(({ key }) => key)
  const content = <SsoPage w={w} state={state} shared={shared} next={next ?? undefined} linking={linking} />
  return gate(c, status === 200 ? w.sso.title : w.ui.errorTitle(w.sso.title), content, { status })
}
