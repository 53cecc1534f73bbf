import type { ImportState } from '#domain/exchange/import.ts'
import type { IconName } from '#views/ui/icon-names.ts'
import { Badge, type Tone } from '#views/ui/state.tsx'
import type { Speech } from '#words/words.ts'

const looks: Record<ImportState, { tone?: Tone; icon: IconName }> = {
  new: { tone: 'warn', icon: 'list-checks' },
  trying: { tone: 'info', icon: 'refresh-cw' },
  tried: { tone: 'info', icon: 'list-checks' },
  running: { tone: 'info', icon: 'refresh-cw' },
  done: { tone: 'ok', icon: 'check' },
  undoing: { tone: 'info', icon: 'refresh-cw' },
  undone: { icon: 'ban' },
  stopped: { tone: 'warn', icon: 'ban' },
}

export const ImportBadge = ({ w, state }: { w: Speech; state: ImportState }) => (
  <Badge {...looks[state]}>{w.imports.states[state]}</Badge>
)
