import type { NextSession, SlotOfDay } from '#db/desk/today.ts'
import { paths } from '#paths.ts'
import { Card } from '#views/ui/card.tsx'
import { Fill } from '#views/ui/fill.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { State } from '#views/ui/state.tsx'
import type { Speech } from '#words/words.ts'

/** What is taught today, and how many have signed. */
export function InRoomCard({ w, slots, now }: { w: Speech; slots: readonly SlotOfDay[]; now: number }) {
  return (
    <Card title={w.desk.inRoom} id="in-room" flush>
      {slots.length === 0 && <p class="body mute">{w.desk.nobodyIn}</p>}
      <Rows pair>
        {slots.map((slot) => (
          <Row
            title={slot.title}
            href={paths.sessions.attendance(slot.sessionId)}
            context={[
              w.format.hours(slot.startsAt, slot.endsAt),
              slot.spaceName ?? slot.place,
              slot.trainers ?? w.desk.noTrainer,
            ]
              .filter(Boolean)
              .join(' · ')}
            state={<State tone={toneOf(slot, now)}>{w.desk.signed(slot.signed ?? 0, slot.taken)}</State>}
          />
        ))}
      </Rows>
    </Card>
  )
}

export function NextCard({ w, sessions }: { w: Speech; sessions: readonly NextSession[] }) {
  return (
    <Card
      title={w.desk.next}
      id="next"
      flush
      footer={sessions.length > 0 && <a href={paths.sessions.all}>{w.desk.allSessions}</a>}
    >
      {sessions.length === 0 && <p class="body mute">{w.desk.noneNext}</p>}
      <Rows pair>
        {sessions.map(({ id, title, siteName, startsOn, endsOn, taken, seatsMin, seatsMax }) => (
          <Row
            title={title}
            href={paths.sessions.one(id)}
            context={[w.format.period(startsOn, endsOn), siteName].join(' · ')}
            state={<Fill value={taken} max={seatsMax} least={seatsMin} />}
          />
        ))}
      </Rows>
    </Card>
  )
}

/** Late once it is over and somebody has not signed. */
function toneOf({ isOpen, startsAt, endsAt }: SlotOfDay, now: number) {
  if (isOpen === 0) return 'ok'
  if (endsAt < now) return 'bad'
  return startsAt <= now ? 'info' : undefined
}
