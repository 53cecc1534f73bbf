import type { Words } from '#words/words.ts'
export const units: Words['units'] = {
  second: 'second',
  seconds: 'seconds',
  minute: 'minute',
  minutes: 'minutes',
  hour: 'hour',
  hours: 'hours',
  month: 'month',
  months: 'months',
  day: 'day',
  days: 'days',
}
