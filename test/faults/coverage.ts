import type { Flow } from './flow.ts'
import type { Clean } from './judge.ts'

/** What the flows recorded on a fine day, and those that do not do what they should when nothing fails. */
export type Covered = { readonly actions: Set<string>; readonly odd: string[] }

export const uncovered = (): Covered => ({ actions: new Set(), odd: [] })

export function cover({ actions, odd }: Covered, flow: Flow, clean: Clean): void {
  for (const action of clean.actions) actions.add(action)
  const [answer] = clean.answers
  const said = typeof answer === 'object' ? answer.status : answer
  if (typeof said !== 'number' || (said >= 404 && said !== flow.answers)) odd.push(`${flow.name}: ${said}`)
  const writes = clean.changes.length + clean.objects.length > 0
  if (writes === (flow.writes === 'nothing')) odd.push(`${flow.name} ${writes ? 'writes' : 'writes nothing'}`)
  if (clean.owed > 0) odd.push(`${flow.name}: ${clean.owed} left in the outbox`)
}
