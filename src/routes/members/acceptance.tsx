import { batch } from '#db/database.ts'
import { selectIdentity } from '#db/identity/identities.ts'
import { AcceptanceInput, accept, joinOffice } from '#domain/members/acceptance.ts'
import type { Taker } from '#domain/members/registration.ts'
import type { Context } from '#http/context.ts'
import { writeCookie } from '#http/cookies.ts'
import { readForm, withRefusal } from '#http/form.ts'
import { room } from '#http/room.ts'
import { completeSignIn } from '#http/sign-in.ts'
import { moveTo } from '#http/visitor.ts'
import { paths } from '#paths.ts'
import { type Arrival, dropArrival } from '#routes/identity/sso-state.ts'
import { blank } from '#views/ui/form.tsx'
import { gone, load, type Screen, show } from './acceptance-screen.tsx'
import { takerOf } from './acceptance-taker.ts'

/**
 * An invitation is for an address. Somebody who has an account at that address accepts by signing in, never by choosing
 * a password here; who is signed in with another one may accept with it by saying so; who has no account chooses a password,
 * or enters by the provider of the organisation. Nobody else's account is touched.
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
    return joined === 'joined' ? enter(c, screen, taker.after, form.value.sso ? screen.arrival : null) : gone(c)
  })

async function enter(c: Context, { visitor, office, organisation }: Screen, taker: Taker, by: Arrival | null) {
  const { directory, w } = c.var
  const { organisationId: id, shard } = office
  writeCookie(c, 'toast', JSON.stringify({ text: w.invitations.welcome(organisation.name) }))
  if (visitor?.login.identityId === taker.id) {
    await moveTo(c, visitor, id, shard)
    return c.redirect(paths.desk, 303)
  }
  const [[identity]] = await batch(directory.db, [selectIdentity(directory, taker.id)])
  if (!identity) throw new Error('Who has just been written is there.')
  const proof = by ? provedBy(by, id) : ({ method: 'invitation', factors: 1 } as const)
  const entry = await completeSignIn(c, identity, { ...proof, organisation: { id, shard }, newcomer: true })
  if (!entry.ok) throw new Error(`A newcomer could not enter: ${entry.refusal}.`)
  dropArrival(c)
  return entry.after
}

/** As whoever comes back from the provider of an organisation: good in that organisation, and nowhere else. */
const provedBy = ({ factors }: Arrival, within: string) => ({ method: 'sso', factors, within }) as const
