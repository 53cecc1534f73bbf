import * as z from 'zod'
import type { Statements } from '#db/database.ts'
import type { Scope } from '#db/scope.ts'
import { deleteCost, insertCost, updateCost } from '#db/sessions/costs.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'
import { centsOf, euros, line } from '#domain/fields.ts'

const id = () => z.string({ error: 'unreadable' }).regex(/^[0-9a-z]{26}$/, { error: 'unreadable' })

/** The same form adds a line and changes one: version 0 says that it is new. */
export const CostInput = z.strictObject({
  id: id(),
  version: z.coerce.number({ error: 'number' }).int({ error: 'number' }).min(0, { error: 'number' }),
  label: line(120),
  planned: euros(),
  spent: euros(),
})
export type CostInput = z.output<typeof CostInput>

export const CostRemoval = z.strictObject({ id: id(), label: line(120) })

type Session = { id: string; siteId: string }

export function keepCost<const T extends Statements>(
  scope: Scope,
  session: Session,
  { id: costId, version, ...input }: CostInput,
  show: T,
) {
  const fields = {
    label: input.label,
    planned: centsOf(input.planned),
    spent: input.spent === '' ? null : centsOf(input.spent),
  }
  const writes =
    version === 0
      ? [insertCost(scope, session.id, costId, fields)]
      : [updateCost(scope, session.id, costId, version, fields), exactlyOne(scope)]
  const said = version === 0 ? 'session_cost_added' : 'session_cost_changed'
  return commit(scope, [...writes, record(scope, said, session.id, fields, session.siteId)], ...show)
}

export function removeCost<const T extends Statements>(
  scope: Scope,
  session: Session,
  cost: z.output<typeof CostRemoval>,
  show: T,
) {
  const writes = [
    deleteCost(scope, session.id, cost.id),
    exactlyOne(scope),
    record(scope, 'session_cost_removed', session.id, { label: cost.label }, session.siteId),
  ]
  return commit(scope, writes, ...show)
}
