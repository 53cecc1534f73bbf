import { batch } from '#db/database.ts'
import { type IdentityRow, selectIdentity, selectIdentityByEmail } from '#db/identity/identities.ts'
import { type InvitationRow, organisationIn, selectInvitation } from '#db/members/invitations.ts'
import { selectOffice } from '#db/organisations/offices.ts'
import { selectOrganisation } from '#db/organisations/sign-ups.ts'
import type { Scope } from '#db/scope.ts'
import { findLink, type Link } from '#domain/links/links.ts'
import { AcceptanceInput, accept, joinOffice } from '#domain/members/acceptance.ts'
import { readSubject, stateOfInvitation } from '#domain/members/invitation.ts'
import { staffRoles } from '#domain/members/matrix.ts'
import { newcomer, type Taker } from '#domain/members/registration.ts'
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
import { AcceptancePage, InvitationGone } from '#views/members/acceptance.tsx'
import { withParameters } from '#views/ui/address.ts'
import { blank, type FormState } from '#views/ui/form.tsx'

/**
 * An invitation is for an address. Somebody who has an account at that address accepts by signing in, never by choosing
 * a password here; who is signed in with another one may accept with it by saying so; nobody else's account is touched.
 */
export const acceptance = room(paths.invitation.accept, { public: true })

  .get(
    '/',
    async (c) => {
      const screen = await load(c, c.req.query('token') ?? '')
      return screen ? show(c, screen, blank) : gone(c)
    },
    { rows: 40, deep: 3 },
  )

  .post('/', async (c) => {
    const form = await readForm(c, AcceptanceInput)
    const { token } = form.state.values
    const screen = await load(c, typeof token === 'string' ? token : '')
    if (!screen) return gone(c)
    const state = form.state.values.other === undefined ? form.state : { ...form.state, prefix: 'other' }
    if (!form.ok) return show(c, screen, state, 422)

    const taker = await takerOf(c, screen, form.value)
    if (taker === 'sign-in') return show(c, screen, state, 422)
    if (!taker.ok) return show(c, screen, withRefusal(c, state, taker.refusal, taker.field), 422)

    const { link, invitation, office } = screen
    const { givenName, familyName } = form.value
    const accepted = { invitationId: invitation.id, givenName, familyName }
    const outcome = await accept(c.var.directory, link, office.organisationId, taker.after, accepted)
    if (!outcome.ok) {
      const now = await load(c, screen.token)
      return now ? show(c, now, state, 422) : gone(c)
    }
    const joined = await joinOffice(c.var.directory, office, outcome.after, taker.after.id, accepted)
    return joined === 'joined' ? enter(c, screen, taker.after) : gone(c)
  })

type Screen = {
  token: string
  link: Link
  office: Scope
  organisation: { name: string; secondFactor: string }
  invitation: InvitationRow
  known: IdentityRow | undefined
  visitor: SignedIn | null
}

async function load(c: Context, token: string): Promise<Screen | null> {
  const { directory } = c.var
  const held = await findLink(directory, tokens(c.env.SECRET), 'invitation', token, (subject) => [
    selectOrganisation(directory, organisationIn(subject)),
  ])
  const [entry] = held?.found[0] ?? []
  if (!held || !entry) return null
  const { link } = held
  const { invitationId } = readSubject(link.subjectId)

  const office = officeOf(c, entry.shard, entry.id)
  const [[invitation], [organisation]] = await batch(office.db, [
    selectInvitation(office, invitationId),
    selectOffice(office),
  ])
  if (!invitation || !organisation || stateOfInvitation(invitation, office.clock.now()) !== 'pending') return null

  const [[[known]], visitor] = await Promise.all([
    batch(directory.db, [selectIdentityByEmail(directory, invitation.email)]),
    signedIn(c),
  ])
  return { token, link, office, organisation, invitation, known, visitor }
}

/** Who accepts: who is signed in as that address, or said that another account shall; else somebody new. */
async function takerOf(c: Context, { visitor, known, invitation, organisation }: Screen, input: AcceptanceInput) {
  const login = visitor?.login
  if (login && login.email === invitation.email) return signed(login.identityId)
  if (input.other !== undefined) {
    if (!login) return 'sign-in'
    return input.as === login.email ? signed(login.identityId) : wrong('address_confirmed', 'as')
  }
  if (known) return 'sign-in'

  const { language } = c.var.w
  const { email } = invitation
  const who = { ...input, email, language, organisation: organisation.name }
  const made = await newcomer(c.var.directory, who, input.password)
  return made.ok ? made : wrong(made.refusal, 'password')
}

const signed = (id: string) => ({ ok: true, after: { id, writes: [] } satisfies Taker }) as const
const wrong = <R extends string>(refusal: R, field: string) => ({ ok: false, refusal, field }) as const

async function enter(c: Context, { visitor, office, organisation }: Screen, taker: Taker) {
  const { directory, w } = c.var
  const { organisationId: id, shard } = office
  writeCookie(c, 'toast', JSON.stringify({ text: w.invitations.welcome(organisation.name) }))
  if (visitor?.login.identityId === taker.id) {
    await moveTo(c, visitor, id, shard)
    return c.redirect(paths.desk, 303)
  }
  const [[identity]] = await batch(directory.db, [selectIdentity(directory, taker.id)])
  if (!identity) throw new Error('Who has just been written is there.')
  const proof = { method: 'invitation', factors: 1 } as const
  const entry = await completeSignIn(c, identity, { ...proof, organisation: { id, shard }, newcomer: true })
  if (!entry.ok) throw new Error(`A newcomer could not enter: ${entry.refusal}.`)
  return entry.after
}

function show(c: Context, screen: Screen, state: FormState, status: 200 | 422 = 200) {
  const { w } = c.var
  const { organisation, invitation, known, visitor, token } = screen
  const title = w.invitations.acceptTitle(organisation.name)
  const signIn = withNext(paths.signIn, withParameters(paths.invitation.accept, { token }))
  const content = (
    <AcceptancePage
      w={w}
      organisation={organisation}
      asksSecondFactor={organisation.secondFactor === 'staff' && staffRoles.some((role) => role === invitation.role)}
      invitation={invitation}
      known={known !== undefined}
      signedInAs={visitor?.login.email ?? null}
      state={state}
      token={token}
      signIn={signIn}
    />
  )
  const options = { status, broad: true, name: organisation.name }
  return gate(c, status === 200 ? title : w.ui.errorTitle(title), content, options)
}

const gone = (c: Context) => gate(c, c.var.w.invitations.goneTitle, <InvitationGone w={c.var.w} />, { status: 422 })
