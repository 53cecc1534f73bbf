import type { ToSignRow } from '#db/documents/own-papers.ts'
import type { OwnSlotRow } from '#db/portal/own-slots.ts'
import type { ComingSlotRow } from '#db/sessions/own-sessions.ts'
import { paths } from '#paths.ts'
import { ToSign } from '#views/portal/own-papers.tsx'
import { Unanswered } from '#views/portal/teaching.tsx'
import { TeachingSlot } from '#views/portal/teaching-slot.tsx'
import { type AskedOpinion, AskedOpinions, placeOf } from '#views/portal/training.tsx'
import { Card } from '#views/ui/card.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import type { Speech } from '#words/words.ts'

/** What waits for whoever looks, in their own name, and when they are expected next. */
export type Own = {
  toSign: readonly ToSignRow[]
  unanswered: readonly OwnSlotRow[]
  asked: readonly AskedOpinion[]
  taught: readonly OwnSlotRow[]
  followed: readonly ComingSlotRow[]
}

export function OwnNeeds({ w, own, now }: { w: Speech; own: Own; now: number }) {
  return (
    <>
      <ToSign w={w} waiting={own.toSign} />
      <Unanswered w={w} slots={own.unanswered} />
      <AskedOpinions w={w} asked={own.asked} />
      {own.taught.length > 0 && (
        <Card title={w.desk.ownSlots} id="own-slots" flush>
          <Rows label={w.desk.ownSlots}>
            {own.taught.map((slot) => (
              <TeachingSlot w={w} slot={slot} now={now} dated />
            ))}
          </Rows>
        </Card>
      )}
      {own.followed.length > 0 && (
        <Card title={w.desk.ownDates} id="own-dates" flush>
          <Rows label={w.desk.ownDates}>
            {own.followed.map((slot) => (
              <Row
                icon={slot.remoteLink || slot.sessionLink ? 'monitor' : 'calendar-days'}
                title={slot.title || slot.sessionTitle}
                href={paths.ownTraining.session(slot.sessionId)}
                context={`${w.format.longDate(slot.day)}, ${w.format.hours(slot.startsAt, slot.endsAt)} · ${placeOf(slot)}`}
              />
            ))}
          </Rows>
        </Card>
      )}
    </>
  )
}

/** A session to answer is one thing to do, however many half-days it has. */
export const ownWaits = ({ toSign, unanswered, asked }: Own): number =>
  toSign.length + new Set(unanswered.map(({ sessionId }) => sessionId)).size + asked.length
