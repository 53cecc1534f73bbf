import { fold } from '#db/fold.ts'
import { insertHat } from '#db/members/memberships.ts'
import { insertOffice } from '#db/organisations/openings.ts'
import type { SignUpRow } from '#db/organisations/sign-ups.ts'
import { insertSite } from '#db/organisations/sites.ts'
import { insertPerson } from '#db/people/persons.ts'
import type { Scope } from '#db/scope.ts'
import { record } from '#domain/events/commit.ts'
import { settle, type Work } from '#domain/events/settle.ts'
import { alignAffiliation } from './affiliation.ts'

/**
 * The organisation's own half of a sign-up: office, first site, owner. The route calls it at once so that nobody waits,
 * and the outbox calls it again until its receipt is there: done twice, it writes once.
 */
export async function openOffice(
  directory: Scope,
  elsewhere: Scope,
  work: Work,
  signUp: SignUpRow,
  identityId: string,
) {
  const office: Scope = { ...elsewhere, actor: { kind: 'identity', id: identityId } }
  const { ids } = office
  const [siteId, personId] = [ids.next(), ids.next()]
  const { organisationName: name, siret, nda, email, givenName, familyName } = signUp
  await settle(
    directory,
    work,
    [
      insertOffice(office, { name, siret, nda, email }),
      insertSite(office, { id: siteId, ...siteOf(signUp) }),
      insertPerson(office, { id: personId, givenName, familyName, email, identityId }),
      insertHat(office, { id: ids.next(), personId, role: 'owner', allSites: true }),
      record(office, 'office_opened', office.organisationId, { name }),
      record(office, 'member_joined', personId, { name: `${givenName} ${familyName}`, role: 'owner' }),
    ],
    office,
  )
  await alignAffiliation(office, directory, identityId)
}

function siteOf({ siteName: name, sitePostalCode: postalCode, siteTown: town }: SignUpRow) {
  return { name, sortKey: fold(name, town), street: '', postalCode, town, phone: '', accessibility: '' }
}
