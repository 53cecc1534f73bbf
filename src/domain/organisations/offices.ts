import type { Statements } from '#db/database.ts'
import { type OfficeRow, updateOffice } from '#db/organisations/offices.ts'
import type { Scope } from '#db/scope.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'
import { no } from '#domain/events/outcome.ts'
import {
  differing,
  type IdentityInput,
  identityFields,
  joinLanguages,
  type PolicyInput,
  refuseSecondFactor,
  type SiretInput,
} from './office.ts'

export function changeIdentity<const T extends Statements>(
  scope: Scope,
  office: OfficeRow,
  { version, ...input }: IdentityInput,
  show: T,
) {
  const changed = differing(office, input, identityFields)
  const writes = [
    updateOffice(scope, version, input),
    exactlyOne(scope),
    record(scope, 'identity_changed', scope.organisationId, beforeAndAfter(office, input, changed)),
  ]
  return commit(scope, writes, ...show)
}

/** The number is typed once, at sign-up; a mistake is corrected by the owner, and never into somebody else's. */
export async function correctSiret<const T extends Statements>(
  scope: Scope,
  office: OfficeRow,
  { version, siret }: SiretInput,
  holder: { id: string } | undefined,
  show: T,
) {
  if (holder && holder.id !== scope.organisationId) return no('siret_taken')
  const writes = [
    updateOffice(scope, version, { siret }),
    exactlyOne(scope),
    record(scope, 'siret_corrected', scope.organisationId, { before: office.siret, after: siret }),
  ]
  return commit(scope, writes, ...show)
}

/** One event for each rule that changes. */
export async function changePolicy<const T extends Statements>(
  scope: Scope,
  office: OfficeRow,
  input: PolicyInput,
  login: { factors: number },
  show: T,
) {
  const { secondFactor, timeZone } = input
  const refusal = secondFactor === office.secondFactor ? null : refuseSecondFactor(secondFactor, login)
  if (refusal) return no(refusal)

  const fields = { secondFactor, timeZone, languages: joinLanguages(input.language, input.offered) }
  const events = differing(office, fields, ['secondFactor', 'languages', 'timeZone']).map((field) =>
    record(scope, policyEvents[field], scope.organisationId, { before: office[field], after: fields[field] }),
  )
  return commit(scope, [updateOffice(scope, input.version, fields), exactlyOne(scope), ...events], ...show)
}

const policyEvents = {
  secondFactor: 'second_factor_changed',
  languages: 'languages_changed',
  timeZone: 'time_zone_changed',
} as const

function beforeAndAfter<Field extends string>(
  before: Record<Field, string>,
  after: Record<Field, string>,
  fields: readonly Field[],
): Record<string, readonly [string, string]> {
  return Object.fromEntries(fields.map((field) => [field, [before[field], after[field]]]))
}
