import { type Entry, History } from '#views/events/history.tsx'
import type { Speech } from '#words/words.ts'
import { AccountFrame } from './frame.tsx'

export function ActivityPage({ w, entries }: { w: Speech; entries: readonly Entry[] }) {
  return (
    <AccountFrame w={w} part="activity" lead={w.account.activityLead}>
      <div class="cols near">
        <div>
          <History w={w} entries={entries} />
        </div>
      </div>
    </AccountFrame>
  )
}
