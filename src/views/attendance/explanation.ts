import type { AnomalyRow } from '#db/attendance/anomalies.ts'
import type { Speech } from '#words/words.ts'

type Facts = Record<string, string | number>

/** Whom an anomaly is about, and when. */
export function aboutOf({ format }: Speech, { givenName, familyName, title, day, startsAt }: AnomalyRow): string {
  const who = givenName === null ? title : `${givenName} ${familyName}`
  return `${who}, ${format.date(day)} ${format.hour(startsAt)}`
}

/** What was found, in words, from the facts that were kept. */
export function explanationOf({ attendance, format }: Speech, { rule, facts: kept }: AnomalyRow): string {
  const { explained } = attendance
  const facts = JSON.parse(kept) as Facts
  const number = (name: string) => Number(facts[name] ?? 0)
  const text = (name: string) => String(facts[name] ?? '')
  switch (rule) {
    case 'before_start':
      return explained.before_start(format.moment(number('at')), format.moment(number('startsAt')))
    case 'other_day':
      return explained.other_day(format.date(text('day')), format.date(text('slotDay')))
    case 'burst':
      return explained.burst(format.number(number('count')), format.number(number('seconds')))
    case 'holiday':
      return explained.holiday(format.date(text('day')))
    case 'declared_absence':
      return facts.state === 'ended' ? explained.ended : explained.declared_absence
    case 'no_countersignature':
      return explained.no_countersignature
    case 'shared_device':
      return explained.shared_device(format.number(number('people')))
    default:
      return explained.hours_differ(format.duration(number('minutes')), format.duration(number('slotMinutes')))
  }
}
