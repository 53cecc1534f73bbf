import type { OwnPaperRow } from '#db/documents/own-papers.ts'
import type { FollowedSlot } from '#db/portal/followed-slots.ts'
import type { SentRow } from '#db/sessions/own-sessions.ts'
import type { Speech } from '#words/words.ts'
import { followedOf } from './company.tsx'
import { OwnPapers } from './own-papers.tsx'
import { FollowedSlots } from './training-session.tsx'

type SentProps = {
  w: Speech
  sent: SentRow
  slots: readonly FollowedSlot[]
  papers: readonly OwnPaperRow[]
  /** Where one of these papers is printed. */
  print: (id: string) => string
  now: number
}

/** One of those whom a company sends: half-day after half-day, whether they were there, and what certifies it. */
export function CompanySent({ w, sent, slots, papers, print, now }: SentProps) {
  return (
    <>
      <div>
        <h2>{`${sent.givenName} ${sent.familyName}`}</h2>
        <p class="mute">{followedOf(w, sent)}</p>
      </div>
      <FollowedSlots w={w} title={w.company.slots} slots={slots} now={now} />
      <OwnPapers {...{ w, papers, print }} title={w.company.certificates} hint={w.company.certificatesHint} />
    </>
  )
}
