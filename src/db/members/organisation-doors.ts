import { and, between, eq, inArray } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import { logins, ssoProviders } from '#db/identity/tables.ts'
import { links } from '#db/links/tables.ts'
import { affiliations, organisations, signUps } from '#db/organisations/directory.ts'
import type { Scope } from '#db/scope.ts'

/** In the directory, every way into an organisation: who may switch to it, its provider, what was sent to newcomers. */
export function deleteDoors({ db }: Scope, organisationId: string): Statement[] {
  const siret = db
    .select(named({ siret: organisations.siret }))
    .from(organisations)
    .where(eq(organisations.id, organisationId))
  // Its subject is `organisation.invitation`; a slash is the sign after a dot.
  const invitedInto = between(links.subjectId, `${organisationId}.`, `${organisationId}/`)
  return [
    db.delete(affiliations).where(eq(affiliations.organisationId, organisationId)),
    db.delete(logins).where(eq(logins.withinId, organisationId)),
    db.delete(ssoProviders).where(eq(ssoProviders.organisationId, organisationId)),
    db.delete(links).where(and(eq(links.purpose, 'invitation'), invitedInto)),
    db.delete(signUps).where(inArray(signUps.siret, siret)),
  ]
}
