import { insertLinkRound } from '#db/attendance/links.ts'
import type { ExpectedRow, SlotRow } from '#db/attendance/slots.ts'
import type { Statements } from '#db/database.ts'
import type { Scope } from '#db/scope.ts'
import { commit, record } from '#domain/events/commit.ts'
import type { Signer } from './signing.ts'

/** Somebody in the room says who they are: a code goes to that person's mailbox. */
export function askIdentity<const T extends Statements>(scope: Scope, slot: SlotRow, signer: Signer, show: T) {
  const { personId, enrolmentId, name } = signer
  const payload = { session: slot.sessionId, enrolment: enrolmentId, person: personId, name }
  return commit(scope, [record(scope, 'signing_code_asked', slot.id, payload, slot.siteId)], ...show)
}

/** Everybody who is expected and has neither signed nor been noted away receives a link of their own. */
export function askLinks<const T extends Statements>(
  scope: Scope,
  slot: SlotRow,
  expected: readonly ExpectedRow[],
  show: T,
) {
  return commit(scope, linksFor(scope, slot, expected), ...show)
}

/** The same before the half-day begins, once: cron may come twice. */
export const startLinkRound = (scope: Scope, slot: SlotRow, expected: readonly ExpectedRow[]) =>
  commit(scope, [insertLinkRound(scope, slot.id), ...linksFor(scope, slot, expected)])

export const awaitsLink = ({ email, signatureId, state }: ExpectedRow): boolean =>
  email !== '' && signatureId === null && state === null

function linksFor(scope: Scope, slot: SlotRow, expected: readonly ExpectedRow[]) {
  return expected
    .filter(awaitsLink)
    .slice(0, mostLinks)
    .map(({ id, givenName, familyName }) => {
      const payload = { session: slot.sessionId, enrolment: id, name: `${givenName} ${familyName}` }
      return record(scope, 'signing_link_asked', slot.id, payload, slot.siteId)
    })
}

/** A remote class of more is no class; one batch holds so many. */
const mostLinks = 100
