import type { Statements } from '#db/database.ts'
import type { Scope } from '#db/scope.ts'
import { deleteFunding, type FundingFields, insertFunding, updateFunding } from '#db/sessions/fundings.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'

type Enrolment = { id: string; siteId: string; plannedMinutes: number }
type Funding = { id: string; funder: string }
type Fields = Omit<FundingFields, 'minutes'>

export function addFunding<const T extends Statements>(
  scope: Scope,
  enrolment: Enrolment,
  id: string,
  fields: Fields,
  show: T,
) {
  const writes = [
    insertFunding(scope, id, enrolment.id, { ...fields, minutes: enrolment.plannedMinutes }),
    record(scope, 'funding_added', enrolment.id, toldOf(fields), enrolment.siteId),
  ]
  return commit(scope, writes, ...show)
}

export function changeFunding<const T extends Statements>(
  scope: Scope,
  enrolment: Enrolment,
  funding: Funding & { minutes: number },
  version: number,
  fields: Fields,
  show: T,
) {
  const writes = [
    updateFunding(scope, funding.id, version, { ...fields, minutes: funding.minutes }),
    exactlyOne(scope),
    record(scope, 'funding_changed', enrolment.id, toldOf(fields), enrolment.siteId),
  ]
  return commit(scope, writes, ...show)
}

export function removeFunding<const T extends Statements>(
  scope: Scope,
  enrolment: Enrolment,
  funding: Funding,
  show: T,
) {
  const writes = [
    deleteFunding(scope, funding.id),
    exactlyOne(scope),
    record(scope, 'funding_removed', enrolment.id, { funder: funding.funder }, enrolment.siteId),
  ]
  return commit(scope, writes, ...show)
}

const toldOf = ({ funderId, amount, state, reference }: Fields) => ({ funder: funderId, amount, state, reference })
