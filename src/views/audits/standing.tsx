import type { AuditState } from '#domain/quality/audits/audit.ts'
import { Badge, type Tone } from '#views/ui/state.tsx'
import type { Speech } from '#words/words.ts'

const tones: Partial<Record<string, Tone>> = { conform: 'ok', minor: 'warn', major: 'bad' }

export const toneOfVerdict = (verdict: string | null): Tone | undefined => tones[verdict ?? '']

export function VerdictBadge({ w, verdict }: { w: Speech; verdict: string | null }) {
  const known: Readonly<Record<string, string>> = w.audits.verdicts
  return <Badge tone={toneOfVerdict(verdict)}>{known[verdict ?? ''] ?? w.audits.toSee}</Badge>
}

export const AuditBadge = ({ w, state }: { w: Speech; state: AuditState }) => (
  <Badge tone={state === 'concluded' ? 'ok' : state === 'due' ? 'warn' : 'info'}>{w.audits.states[state]}</Badge>
)

export function gridName(w: Speech, grid: string): string {
  return grid === 'own' ? w.audits.ownGrid : w.audits.gridOf(grid)
}

export function kindName(w: Speech, kind: string): string {
  const known: Readonly<Record<string, string>> = w.audits.kinds
  return known[kind] ?? kind
}
