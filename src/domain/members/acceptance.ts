import * as z from 'zod'
import { batch } from '#db/database.ts'
import { type InvitationRow, insertInvitationEnd, selectInvitation } from '#db/members/invitations.ts'
import { insertHat, insertHatSites, selectHats, updateHat } from '#db/members/memberships.ts'
import { insertPerson, linkPerson, selectPersonsToJoin } from '#db/people/persons.ts'
import type { Scope } from '#db/scope.ts'
import { commit, exactlyOne, type Overtaken, record } from '#domain/events/commit.ts'
import { no, type Outcome, yes } from '#domain/events/outcome.ts'
import { settle, type Work } from '#domain/events/settle.ts'
import { line } from '#domain/fields.ts'
import { type Link, useLink } from '#domain/links/links.ts'
import { alignAffiliation } from './affiliation.ts'
import { type Taker, workOf } from './registration.ts'

/**
 * The names are asked of who bears them; `other` and `as` come from who accepts with an account of another address,
 * `sso` from who comes back from the provider of the organisation.
 */
export const AcceptanceInput = z.strictObject({
  token: z.string({ error: 'required' }).max(4000, { error: 'too_long' }),
  givenName: line(80),
  familyName: line(80),
  password: z.string().max(1024, { error: 'too_long' }).default(''),
  other: z.literal('on', { error: 'choice' }).optional(),
  as: z.string().max(254, { error: 'choice' }).optional(),
  sso: z.literal('on', { error: 'choice' }).optional(),
})
export type AcceptanceInput = z.output<typeof AcceptanceInput>

export type Accepted = { invitationId: string; givenName: string; familyName: string }

/** The directory's half: the link is spent by one identity, and what follows in the office is owed. */
export async function accept(
  directory: Scope,
  link: Link,
  organisationId: string,
  taker: Taker,
  accepted: Accepted,
): Promise<Outcome<Work, Overtaken>> {
  const as: Scope = { ...directory, actor: { kind: 'identity', id: taker.id } }
  const event = record(as, 'invitation_accepted', organisationId, accepted)
  const outcome = await commit(as, [useLink(as, link), exactlyOne(as), ...taker.writes, event])
  return outcome.ok ? yes(workOf((await event).owed, 'joinOffice')) : no(outcome.refusal)
}

/**
 * The office's half: a person, her role, and the end of the invitation. Called at once by the route and again by the
 * outbox: done twice, it writes once. An invitation revoked in between gives nothing, and the work is closed all the same.
 */
export async function joinOffice(
  directory: Scope,
  elsewhere: Scope,
  work: Work,
  identityId: string,
  { invitationId, givenName, familyName }: Accepted,
): Promise<'joined' | 'revoked'> {
  const office: Scope = { ...elsewhere, actor: { kind: 'identity', id: identityId } }
  const [[invitation]] = await batch(office.db, [selectInvitation(office, invitationId)])
  if (!invitation || invitation.end) {
    await settle(directory, work, [], office)
    await alignAffiliation(office, directory, identityId)
    return invitation?.end === 'accepted' ? 'joined' : 'revoked'
  }

  const [known] = await batch(office.db, [selectPersonsToJoin(office, identityId, invitation.email)])
  const herself = known.find((person) => person.identityId === identityId)
  const expected = herself ?? known[0]
  const personId = expected?.id ?? office.ids.next()
  const person = { id: personId, givenName, familyName, email: invitation.email, identityId }
  const writes = [
    ...(expected ? [] : [insertPerson(office, person)]),
    ...(expected && !herself ? [linkPerson(office, personId, identityId), exactlyOne(office)] : []),
    ...(await hatWrites(office, personId, invitation)),
    insertInvitationEnd(office, invitationId, 'accepted'),
    record(office, 'member_joined', personId, { name: `${givenName} ${familyName}`, role: invitation.role }),
  ]
  await settle(directory, work, writes, office)
  await alignAffiliation(office, directory, identityId)
  return 'joined'
}

/** Somebody who wears that role already wears it on these sites too. */
async function hatWrites(office: Scope, personId: string, { role, allSites, siteIds }: InvitationRow) {
  const [hats] = await batch(office.db, [selectHats(office, personId)])
  const worn = hats.find((hat) => hat.role === role)
  const id = worn?.id ?? office.ids.next()
  const everywhere = allSites === 1 || worn?.allSites === 1
  const sites = everywhere ? [] : (JSON.parse(siteIds) as string[])
  const hat = worn ? updateHat(office, id, everywhere) : insertHat(office, { id, personId, role, allSites: everywhere })
  return [hat, ...insertHatSites(office, id, sites)]
}
