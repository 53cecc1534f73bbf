/** Something in a calendar, at instants. */
export type Entry = {
  uid: string
  startsAt: number
  endsAt: number
  changedAt: number
  sequence: number
  summary: string
  location: string
  description: string
  url: string
  cancelled: boolean
}

/** A calendar as programs read it: RFC 5545, UTC, lines of 75 octets at most. */
export function calendarOf(name: string, entries: readonly Entry[]): string {
  const head = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Lisiere//Agenda//FR', 'CALSCALE:GREGORIAN']
  const lines = [...head, `X-WR-CALNAME:${escaped(name)}`, ...entries.flatMap(linesOf), 'END:VCALENDAR']
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

const linesOf = (entry: Entry): string[] => [
  'BEGIN:VEVENT',
  `UID:${escaped(entry.uid)}`,
  `DTSTAMP:${stamp(entry.changedAt)}`,
  `DTSTART:${stamp(entry.startsAt)}`,
  `DTEND:${stamp(entry.endsAt)}`,
  `SEQUENCE:${entry.sequence}`,
  `SUMMARY:${escaped(entry.summary)}`,
  ...(entry.location ? [`LOCATION:${escaped(entry.location)}`] : []),
  ...(entry.description ? [`DESCRIPTION:${escaped(entry.description)}`] : []),
  ...(entry.url ? [`URL:${entry.url.replace(/\s/gu, '')}`] : []),
  `STATUS:${entry.cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
  'END:VEVENT',
]

const stamp = (at: number): string => `${new Date(at).toISOString().replaceAll(/[-:]/g, '').slice(0, 15)}Z`

/** Control characters have no place in a calendar; a line break is said as \n. */
const escaped = (text: string): string =>
  text
    .replaceAll(/\r\n?/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must go
    .replaceAll(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ')
    .replaceAll('\\', '\\\\')
    .replaceAll(';', '\\;')
    .replaceAll(',', '\\,')
    .replaceAll('\n', '\\n')

/** No line is longer than 75 octets, and no character is cut in two; a line that goes on begins with a space. */
function folded(line: string): string {
  let text = ''
  let octets = 0
  for (const character of line) {
    const size = octetsOf(character.codePointAt(0) ?? 0)
    if (octets + size > 75) {
      text += '\r\n '
      octets = 1
    }
    text += character
    octets += size
  }
  return text
}

/** In UTF-8, where half of a surrogate pair counts as the mark that takes its place. */
function octetsOf(point: number): number {
  if (point < 0x80) return 1
  if (point < 0x800) return 2
  return point < 0x10000 ? 3 : 4
}
