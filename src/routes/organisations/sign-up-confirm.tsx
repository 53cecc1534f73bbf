import { batch } from '#db/database.ts'
import { type IdentityRow, selectIdentity, selectIdentityByEmail } from '#db/identity/identities.ts'
import { selectEntryBySiret } from '#db/organisations/entries.ts'
import { countByShard, type SignUpRow, selectSignUp } from '#db/organisations/sign-ups.ts'
import { shardsOf } from '#db/shards.ts'
import { findLink, type Link } from '#domain/links/links.ts'
import { openOffice } from '#domain/members/opening.ts'
import { newcomer, type Registered, register, type Taker } from '#domain/members/registration.ts'
import { ConfirmationInput } from '#domain/organisations/confirmation.ts'
import { emptiest } from '#domain/organisations/sign-up.ts'
import { tokens } from '#edge/tokens.ts'
import type { Context } from '#http/context.ts'
import { writeCookie } from '#http/cookies.ts'
import { officeOf } from '#http/elsewhere.ts'
import { readForm, withRefusal } from '#http/form.ts'
import { withNext } from '#http/next.ts'
import { gate } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { completeSignIn } from '#http/sign-in.ts'
import { moveTo, type SignedIn, signedIn } from '#http/visitor.ts'
import { paths } from '#paths.ts'
import { type Confirming, ConfirmPage, ExistsPage, SignUpGone } from '#views/organisations/sign-up-confirm.tsx'
import { withParameters } from '#views/ui/address.ts'
import { blank, type FormState } from '#views/ui/form.tsx'

export const signUpConfirm = room(paths.signUpConfirm, { public: true })

  .get(
    '/',
    async (c) => {
      const screen = await load(c, c.req.query('token') ?? '')
      return screen ? show(c, screen, blank) : gone(c)
    },
    { rows: 30, deep: 3 },
  )

  .post('/', async (c) => {
    const form = await readForm(c, ConfirmationInput)
    const { token } = form.state.values
    const screen = await load(c, typeof token === 'string' ? token : '')
    if (!screen) return gone(c)
    if (!form.ok || screen.registered || screen.who === 'known') return show(c, screen, form.state, 422)

    const owner = await takerOf(c, screen, form.value.password)
    if (!owner.ok) return show(c, screen, withRefusal(c, form.state, owner.refusal, 'password'), 422)

    const shard = emptiest([...shardsOf(c.env).keys()], screen.held)
    const outcome = await register(c.var.directory, screen.link, screen.signUp, owner.after, shard)
    if (outcome.ok) return enter(c, screen, owner.after, outcome.after)

    // The link has been used, or the SIRET or the address taken, a moment ago: what is true now says it.
    const now = await load(c, screen.token)
    return now ? show(c, now, form.state, 422) : gone(c)
  })

type Screen = {
  token: string
  link: Link
  signUp: SignUpRow
  who: Confirming
  visitor: SignedIn | null
  /** An organisation with this SIRET exists already. */
  registered: boolean
  held: ReadonlyMap<string, number>
}

async function load(c: Context, token: string): Promise<Screen | null> {
  const { directory } = c.var
  const about = await findLink(directory, tokens(c.env.SECRET), 'sign-up', token, (id) => [selectSignUp(directory, id)])
  const [signUp] = about?.found[0] ?? []
  if (!about || !signUp || signUp.confirmedAt !== null) return null

  const [[[known], registered, held], visitor] = await Promise.all([
    batch(directory.db, [
      selectIdentityByEmail(directory, signUp.email),
      selectEntryBySiret(directory, signUp.siret),
      countByShard(directory),
    ]),
    signedIn(c),
  ])
  const counted = new Map(held.map((row) => [row.shard, row.held]))
  return {
    token,
    link: about.link,
    signUp,
    visitor,
    registered: registered.length > 0,
    held: counted,
    who: whoConfirms(known, visitor),
  }
}

function whoConfirms(known: IdentityRow | undefined, visitor: SignedIn | null): Confirming {
  if (!known) return 'newcomer'
  return visitor?.login.identityId === known.id ? 'herself' : 'known'
}

function takerOf(c: Context, { who, visitor, signUp }: Screen, password: string) {
  if (who === 'herself' && visitor) {
    return { ok: true, after: { id: visitor.login.identityId, writes: [] } satisfies Taker } as const
  }
  const language = signUp.language === 'en' ? 'en' : 'fr'
  return newcomer(c.var.directory, { ...signUp, language, organisation: signUp.organisationName }, password)
}

/** The office opens at once; if this request ends half way, the outbox opens it. */
async function enter(c: Context, { signUp, who, visitor }: Screen, owner: Taker, registered: Registered) {
  const { directory, w } = c.var
  const { organisationId: id, shard } = registered
  await openOffice(directory, officeOf(c, shard, id), registered.work, signUp, owner.id)
  writeCookie(c, 'toast', JSON.stringify({ text: w.signUp.welcome(signUp.organisationName) }))
  if (who === 'herself' && visitor) {
    await moveTo(c, visitor, id, shard)
    return c.redirect(paths.desk, 303)
  }

  const [[identity]] = await batch(directory.db, [selectIdentity(directory, owner.id)])
  if (!identity) throw new Error('Who has just been written is there.')
  const organisation = { id, shard }
  const entry = await completeSignIn(c, identity, { method: 'link', factors: 1, organisation, newcomer: true })
  if (!entry.ok) throw new Error(`A newcomer could not enter: ${entry.refusal}.`)
  return entry.after
}

function show(c: Context, screen: Screen, state: FormState, status: 200 | 422 = 200) {
  const { w } = c.var
  const { signUp, who, token } = screen
  if (screen.registered) {
    return gate(c, w.signUp.existsTitle, <ExistsPage w={w} siret={signUp.siret} />, { status })
  }
  const signIn = withNext(paths.signIn, withParameters(paths.signUpConfirm, { token }))
  const title = status === 200 ? w.signUp.confirmTitle : w.ui.errorTitle(w.signUp.confirmTitle)
  const content = <ConfirmPage w={w} signUp={signUp} who={who} state={state} token={token} signIn={signIn} />
  return gate(c, title, content, { status, broad: true })
}

const gone = (c: Context) => gate(c, c.var.w.signUp.goneTitle, <SignUpGone w={c.var.w} />, { status: 422 })
