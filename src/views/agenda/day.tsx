import { paths } from '#paths.ts'
import type { Speech } from '#words/words.ts'
import type { AgendaDay, AgendaItem } from './agenda.tsx'

type DayProps = {
  w: Speech
  day: AgendaDay
  view: 'week' | 'month'
  today: string
  hrefOf: (which: 'week', day: string) => string
  mayMove: (siteId: string) => boolean
}

/** One day: a column of the week, a square of the month, a heading and its list on a phone. */
export function DayColumn({ w, day, view, today, hrefOf, mayMove }: DayProps) {
  const { agenda: words, format } = w
  const shown = view === 'week' ? day.slots : day.slots.slice(0, inSquare)
  const others = day.slots.length - shown.length
  const empty = day.slots.length + day.away.length === 0
  const name = [day.day === today && 'today', empty && 'idle', day.outside && 'outside'].filter(Boolean).join(' ')
  return (
    <li class={name || undefined} data-day={day.day}>
      <h2>
        <time datetime={day.day}>
          <span class="sr">{format.longDate(day.day)}</span>
          <span aria-hidden="true">
            <small>{words.days[(new Date(`${day.day}T00:00:00Z`).getUTCDay() + 6) % 7]}</small>{' '}
            {Number(day.day.slice(8))}
          </span>
        </time>
      </h2>
      {day.away.map((name) => (
        <p class="away">{words.away(name)}</p>
      ))}
      {shown.map((slot) => (
        <SlotLink w={w} slot={slot} brief={view === 'month'} mayMove={mayMove(slot.siteId)} />
      ))}
      {others > 0 && <a href={hrefOf('week', day.day)}>{words.others(format.number(others))}</a>}
    </li>
  )
}

const inSquare = 4

function SlotLink({ w, slot, brief, mayMove }: { w: Speech; slot: AgendaItem; brief: boolean; mayMove: boolean }) {
  const { agenda: words, format } = w
  const where = slot.spaceName ?? (slot.remoteLink ? words.remote : slot.place || slot.siteName)
  return (
    <a
      class="slot"
      href={paths.sessions.one(slot.sessionId)}
      data-move={mayMove ? paths.slots.one(slot.id) : undefined}
      aria-keyshortcuts={mayMove ? 'Shift+ArrowLeft Shift+ArrowRight Shift+ArrowUp Shift+ArrowDown' : undefined}
    >
      <span class="hours">{brief ? format.hour(slot.startsAt) : format.hours(slot.startsAt, slot.endsAt)}</span>{' '}
      <b>{slot.title}</b>
      {!brief && (
        <small>
          {slot.slotTitle && <span>{slot.slotTitle}</span>}
          <span>{where}</span>
          <span class={slot.trainers.length === 0 ? 'warn' : undefined}>
            {slot.trainers.join(', ') || words.noTrainer}
          </span>
        </small>
      )}
    </a>
  )
}
