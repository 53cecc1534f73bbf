import type { Flow } from './flow.ts'
import type { Clean } from './judge.ts'

/** What the flows recorded, the addresses they posted to, the errands they ran, and those that do not do what they should when nothing fails. */
export type Covered = Readonly<Record<'actions' | 'posts' | 'errands' | 'odd', string[]>>

export const uncovered = (): Covered => ({ actions: [], posts: [], errands: [], odd: [] })

export function cover({ actions, odd }: Covered, flow: Flow, clean: Clean): void {
  actions.push(...clean.actions)
  const [answer] = clean.answers
  const said = typeof answer === 'object' ? answer.status : answer
  if (typeof said !== 'number' || (said >= 404 && said !== flow.answers)) odd.push(`${flow.name}: ${said}`)
  const writes = clean.changes.length + clean.objects.length > 0
  if (writes === (flow.writes === 'nothing')) odd.push(`${flow.name} ${writes ? 'writes' : 'writes nothing'}`)
  if (clean.owed > 0) odd.push(`${flow.name}: ${clean.owed} left in the outbox`)
}
