import type { PaperState } from '#domain/documents/paper.ts'
import { Badge, type Tone } from '#views/ui/state.tsx'
import type { Speech } from '#words/words.ts'

const tones: Record<PaperState, Tone> = { issued: 'info', sent: 'info', signed: 'ok', voided: 'bad' }

export function PaperBadge({ w, state }: { w: Speech; state: PaperState }) {
  return <Badge tone={tones[state]}>{w.papers.states[state]}</Badge>
}
