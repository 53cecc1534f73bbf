import { sql } from 'drizzle-orm'
import type { Scope } from '#db/scope.ts'
import { selectAsking } from '#db/surveys/askings.ts'

/** The asking that a proof is about: itself, or what one of those it asked was told. */
export const selectAskingBehind = (scope: Scope, subject: string) =>
  selectAsking(
    scope,
    sql`coalesce((select participations.asking_id from participations
      where participations.organisation_id = ${scope.organisationId} and participations.id = ${subject}), ${subject})`,
  )
