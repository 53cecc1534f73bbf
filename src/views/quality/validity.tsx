import { Badge } from '#views/ui/state.tsx'
import type { Speech } from '#words/words.ts'

/** Until when a proof is worth something; soon over, it is to be renewed. Nothing for what has no end. */
export function Validity({ w, until, today }: { w: Speech; until: string; today: string }) {
  if (until === '') return null
  const { ends, ended } = w.quality
  if (until < today) return <Badge tone="bad">{ended(w.format.date(until))}</Badge>
  const isSoon = Date.parse(until) - Date.parse(today) <= soon
  return <Badge tone={isSoon ? 'warn' : undefined}>{ends(w.format.date(until))}</Badge>
}

const soon = 60 * 24 * 3600_000
