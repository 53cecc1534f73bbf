import { Card } from '#views/ui/card.tsx'
import type { Speech } from '#words/words.ts'

/** One thing that happened, with the name of who did it when it is a person. */
export type Entry = { id: string; action: string; who: string | null; at: number; body: string }

/** Who did what to this thing, newest first, in words. */
export function History({ w, entries }: { w: Speech; entries: readonly Entry[] }) {
  return (
    <Card title={w.events.history} id="history" flush>
      {entries.length === 0 && <p class="body mute">{w.events.none}</p>}
      <ul class="rows pair">
        {entries.map((entry) => (
          <li>
            <div>
              <p>{sentenceOf(w, entry.action)}</p>
              <small>
                {[
                  entry.who === '' ? w.events.departed : (entry.who ?? w.events.automatic),
                  w.format.moment(entry.at),
                ].join(' · ')}
              </small>
            </div>
          </li>
        ))}
      </ul>
    </Card>
  )
}

export function sentenceOf(w: Speech, action: string): string {
  const actions: Record<string, string> = w.events.actions
  return actions[action] ?? action
}
