import { eq, type SQL, sql } from 'drizzle-orm'
import { named } from '#db/database.ts'
import { authenticators, disablements, identities, passkeys, passwords, ssoLinks } from '#db/identity/tables.ts'
import { affiliations, organisations } from '#db/organisations/directory.ts'
import type { Scope } from '#db/scope.ts'

export type IdentityRow = Awaited<ReturnType<typeof selectIdentity>>[number]

/** Who has this address, with what signing in needs to know. */
export function selectIdentityByEmail({ db }: Scope, email: string) {
  return identityRows(db).where(eq(identities.email, email))
}

export function selectIdentity({ db }: Scope, id: string | SQL) {
  return identityRows(db).where(eq(identities.id, id))
}

/** Who holds this passkey. */
export function selectIdentityOfPasskey({ db }: Scope, passkeyId: string) {
  const holder = sql`(select ${passkeys.identityId} from ${passkeys} where ${passkeys.id} = ${passkeyId})`
  return identityRows(db).where(eq(identities.id, holder))
}

/** Who is known to a provider under this subject. */
export function selectIdentityOfSso({ db }: Scope, issuer: string, subject: string) {
  const holder = sql`(select ${ssoLinks.identityId} from ${ssoLinks}
    where ${ssoLinks.issuer} = ${issuer} and ${ssoLinks.subject} = ${subject})`
  return identityRows(db).where(eq(identities.id, holder))
}

function identityRows(db: Scope['db']) {
  const first = sql<
    string | null
  >`(select json_array(${organisations.id}, ${organisations.shard}, ${organisations.name}) from ${affiliations}
    join ${organisations} on ${organisations.id} = ${affiliations.organisationId}
    where ${affiliations.identityId} = ${identities.id} order by ${organisations.name} limit 1)`

  return db
    .select(
      named({
        id: identities.id,
        email: identities.email,
        name: identities.name,
        language: identities.language,
        hash: passwords.hash,
        passwordAt: passwords.at,
        disabledAt: disablements.at,
        authenticatorAt: authenticators.confirmedAt,
        organisation: first.as('first_organisation'),
      }),
    )
    .from(identities)
    .leftJoin(passwords, eq(passwords.identityId, identities.id))
    .leftJoin(disablements, eq(disablements.identityId, identities.id))
    .leftJoin(authenticators, eq(authenticators.identityId, identities.id))
}
