import { Card } from '#views/ui/card.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import type { Speech } from '#words/words.ts'
import { type Author, whoOf } from './who.ts'

/** One thing that happened, and who did it. */
export type Entry = Author & { id: string; action: string; at: number; body: string }

type HistoryProps = {
  w: Speech
  entries: readonly Entry[]
  /** Where the whole history of this thing is, with its filters, for whoever may read it. */
  all?: string | undefined
}

/** Who did what to this thing, newest first, in words. */
export function History({ w, entries, all }: HistoryProps) {
  return (
    <Card
      title={w.events.history}
      id="history"
      flush
      footer={all !== undefined && entries.length > 0 && <a href={all}>{w.audit.seeAll}</a>}
    >
      {entries.length === 0 && <p class="body mute">{w.events.none}</p>}
      <Rows pair>
        {entries.map((entry) => (
          <Row title={sentenceOf(w, entry.action)} context={[whoOf(w, entry), w.format.moment(entry.at)].join(' · ')} />
        ))}
      </Rows>
    </Card>
  )
}

export function sentenceOf(w: Speech, action: string): string {
  const actions: Record<string, string> = w.events.actions
  return actions[action] ?? action
}
