import type { Statements } from '#db/database.ts'
import { insertPartner, updatePartner } from '#db/quality/registers-partners.ts'
import type { Scope } from '#db/scope.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'
import { no } from '#domain/events/outcome.ts'
import { deciding, type StandingInput } from '#domain/people/standing.ts'
import { firstDue, type PartnerChange, type PartnerInput } from './partner.ts'

type Party = { name: string; companyId: string | null; personId: string | null }
type Partner = { id: string; name: string; partyId: string }

/** Known to be here already: the party has a line of its own in the register. */
export async function addPartner<const T extends Statements>(
  scope: Scope,
  { party: _, id, ...input }: PartnerInput,
  { name, companyId, personId }: Party,
  show: T,
) {
  const writes = [
    insertPartner(scope, { id, companyId, personId, ...input, dueOn: firstDue(input) }),
    record(scope, 'partner_added', id, { name, role: input.role }),
  ]
  const outcome = await commit(scope, writes, ...show)
  return !outcome.ok && outcome.refusal === 'taken' ? no('partner_known') : outcome
}

export function changePartner<const T extends Statements>(
  scope: Scope,
  { id, name }: Partner,
  { version, ...input }: PartnerChange,
  show: T,
) {
  const { certifiedUntil, contractUntil } = input
  const writes = [
    updatePartner(scope, id, version, { ...input, dueOn: firstDue(input) }),
    exactlyOne(scope),
    record(scope, 'partner_changed', id, { name, certifiedUntil, contractUntil }),
  ]
  return commit(scope, writes, ...show)
}

/** Whether it may train here, from now on and until when. */
export function judgePartner<const T extends Statements>(
  scope: Scope,
  { id, name, partyId }: Partner,
  input: StandingInput,
  show: T,
) {
  return commit(
    scope,
    [deciding(scope, partyId, input), record(scope, 'partner_judged', id, { name, ...input })],
    ...show,
  )
}
