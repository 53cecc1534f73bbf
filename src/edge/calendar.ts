/** What a calendar keeps of one moment. */
export type Moment = { uid: string; startsAt: number; endsAt: number; title: string; place: string; address?: string }

/** Moments as every calendar reads them (RFC 5545): instants in UTC, lines of 75 bytes. */
export function calendarOf(name: string, moments: readonly Moment[], now: number): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Lisiere//Lisiere//FR',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${written(name)}`,
    ...moments.flatMap(({ uid, startsAt, endsAt, title, place, address }) => [
      'BEGIN:VEVENT',
      `UID:${written(uid)}`,
      `DTSTAMP:${instant(now)}`,
      `DTSTART:${instant(startsAt)}`,
      `DTEND:${instant(endsAt)}`,
      `SUMMARY:${written(title)}`,
      ...(place ? [`LOCATION:${written(place)}`] : []),
      ...(address ? [`URL:${written(address)}`] : []),
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

const instant = (at: number): string => new Date(at).toISOString().replace(/\.\d+|[-:]/g, '')

const written = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll('\\', '\\\\')
    .replaceAll(/[\r\n]+/g, '\\n')
    .replaceAll(/[,;]/g, (sign) => `\\${sign}`)

/** No line is longer than 75 bytes, and no letter is cut in two. */
function folded(line: string): string {
  const bytes = new TextEncoder()
  const parts: string[] = []
  let part = ''
  let length = 0
  for (const letter of line) {
    const size = bytes.encode(letter).length
    if (length + size > 74) {
      parts.push(part)
      part = ''
      length = 0
    }
    part += letter
    length += size
  }
  return [...parts, part].join('\r\n ')
}
