import { and, eq } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import { qualityProfiles } from '#db/quality/tables.ts'
import type { Scope } from '#db/scope.ts'

export type ProfileRow = Awaited<ReturnType<typeof selectProfile>>[number]
export type ProfileFields = Omit<typeof qualityProfiles.$inferInsert, 'organisationId' | 'id' | 'version' | 'at'>

const id = 'profile'

export function selectProfile({ db, organisationId }: Scope) {
  return db
    .select(
      named({
        categories: qualityProfiles.categories,
        certifying: qualityProfiles.certifying,
        alternating: qualityProfiles.alternating,
        workplace: qualityProfiles.workplace,
        subcontracting: qualityProfiles.subcontracting,
        isOnlySubcontractor: qualityProfiles.isOnlySubcontractor,
        isNewEntrant: qualityProfiles.isNewEntrant,
        isRecognised: qualityProfiles.isRecognised,
        newCategories: qualityProfiles.newCategories,
        certifiedOn: qualityProfiles.certifiedOn,
        auditOn: qualityProfiles.auditOn,
        auditType: qualityProfiles.auditType,
        version: qualityProfiles.version,
      }),
    )
    .from(qualityProfiles)
    .where(and(eq(qualityProfiles.organisationId, organisationId), eq(qualityProfiles.id, id)))
}

/** Described for the first time: changes nothing when somebody was quicker. */
export function insertProfile({ db, organisationId, clock }: Scope, fields: ProfileFields): Statement {
  return db
    .insert(qualityProfiles)
    .values({ organisationId, id, ...fields, version: 1, at: clock.now() })
    .onConflictDoNothing()
}

export function updateProfile({ db, organisationId }: Scope, version: number, fields: ProfileFields): Statement {
  return db
    .update(qualityProfiles)
    .set({ ...fields, version: version + 1 })
    .where(
      and(
        eq(qualityProfiles.organisationId, organisationId),
        eq(qualityProfiles.id, id),
        eq(qualityProfiles.version, version),
      ),
    )
}
