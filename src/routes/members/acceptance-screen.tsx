import { batch } from '#db/database.ts'
import { type IdentityRow, selectIdentityByEmail } from '#db/identity/identities.ts'
import { selectProviderOf } from '#db/identity/sso.ts'
import { type InvitationRow, organisationIn, selectInvitation } from '#db/members/invitations.ts'
import { selectTurned } from '#db/organisations/features.ts'
import { selectOffice } from '#db/organisations/offices.ts'
import { selectOrganisation } from '#db/organisations/sign-ups.ts'
import type { Scope } from '#db/scope.ts'
import { type ArrivalRows, arrivalReads } from '#domain/identity/sso-arrival.ts'
import { findLink, type Link } from '#domain/links/links.ts'
import { readSubject, stateOfInvitation } from '#domain/members/invitation.ts'
import { staffRoles } from '#domain/members/matrix.ts'
import { isOn } from '#domain/organisations/feature.ts'
import { tokens } from '#edge/tokens.ts'
import type { Context } from '#http/context.ts'
import { officeOf } from '#http/elsewhere.ts'
import { withNext } from '#http/next.ts'
import { gate } from '#http/render.tsx'
import { type SignedIn, signedIn } from '#http/visitor.ts'
import { paths } from '#paths.ts'
import { type Arrival, readArrival } from '#routes/identity/sso-state.ts'
import { AcceptancePage, InvitationGone } from '#views/members/acceptance.tsx'
import { withParameters } from '#views/ui/address.ts'
import type { FormState } from '#views/ui/form.tsx'

export type Screen = {
  token: string
  link: Link
  office: Scope
  organisation: { name: string; secondFactor: string }
  invitation: InvitationRow
  known: IdentityRow | undefined
  visitor: SignedIn | null
  /** The organisation's own provider of identities, when it has one. */
  provider: { id: string; name: string } | null
  /** Somebody has come back from that provider in this browser, with whom here it may be about. */
  arrival: (Arrival & { concerned: ArrivalRows }) | null
}

export async function load(c: Context, token: string): Promise<Screen | null> {
  const { directory } = c.var
  const held = await findLink(directory, tokens(c.env.SECRET), 'invitation', token, (subject) => [
    selectOrganisation(directory, organisationIn(subject)),
  ])
  const [entry] = held?.found[0] ?? []
  if (!held || !entry) return null

  const { link } = held
  const { invitationId } = readSubject(link.subjectId)
  const office = officeOf(c, entry.shard, entry.id)
  const [[invitation], [organisation], turned] = await batch(office.db, [
    selectInvitation(office, invitationId),
    selectOffice(office),
    selectTurned(office),
  ])
  if (!invitation || !organisation || stateOfInvitation(invitation, office.clock.now()) !== 'pending') return null

  const brought = await readArrival(c)
  const arrived = brought?.owner === entry.id ? brought : null
  const asked = [selectIdentityByEmail(directory, invitation.email), selectProviderOf(directory, entry.id)] as const
  const [[[known], [row], ...concerned], visitor] = await Promise.all([
    batch(directory.db, [...asked, ...arrivalReads(directory, arrived ?? nobody, null)]),
    signedIn(c),
  ])
  const features = turned.map(({ feature }) => feature)
  const provider = row && isOn('sso', features) ? { id: row.id, name: row.name } : null
  const arrival = arrived && provider && { ...arrived, concerned }
  return { token, link, office, organisation, invitation, known, visitor, provider, arrival }
}

export function show(c: Context, screen: Screen, state: FormState, status: 200 | 422 = 200) {
  const { w } = c.var
  const { organisation, invitation, known, visitor, token, provider } = screen
  const title = w.invitations.acceptTitle(organisation.name)
  const here = withParameters(paths.invitation.accept, { token })
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
      signIn={withNext(paths.signIn, here)}
      provider={
        provider && {
          name: provider.name,
          href: withParameters(paths.signInSso, { provider: provider.id, invitation: token }),
          as: choosesPassword(c, state) ? null : (screen.arrival?.email ?? screen.arrival?.sub ?? null),
          password: withParameters(here, { with: 'password' }),
        }
      }
    />
  )
  const options = { status, broad: true, name: organisation.name }
  return gate(c, status === 200 ? title : w.ui.errorTitle(title), content, options)
}

export const gone = (c: Context) =>
  gate(c, c.var.w.invitations.goneTitle, <InvitationGone w={c.var.w} />, { status: 422 })

/** Back from the provider, one may still prefer a password: by a link, then by the form that was sent. */
const choosesPassword = (c: Context, { values }: FormState): boolean =>
  c.req.method === 'POST' ? values.sso === undefined : c.req.query('with') === 'password'

const nobody = { iss: '', sub: '', emailVerified: false, owner: null }
