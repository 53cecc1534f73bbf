import * as fc from 'fast-check'
import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { runs } from '#test/runs.ts'
import { calendarOf, type Entry } from './ical.ts'

const entry: Entry = {
  uid: 'avenir-0@lisiere',
  startsAt: Date.UTC(2026, 11, 31, 8),
  endsAt: Date.UTC(2026, 11, 31, 11, 30),
  changedAt: Date.UTC(2026, 10, 21, 13, 32),
  sequence: 2,
  summary: 'Manager une équipe ; matin, salle Erdre',
  location: 'Nantes, Salle Erdre',
  description: 'Bruno Castel\nhttps://visio.example/a?b=c;d',
  url: 'https://lisiere.example/sessions/avenir',
  cancelled: false,
}

const eventsIn = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((one) => new ICAL.Event(one))

test('what is written is read again, whatever is in it', () => {
  const words = fc.string({ unit: 'grapheme', maxLength: 300 }).map((text) => text.replaceAll(/\p{Cc}/gu, '').trim())
  const lines = fc.array(words, { maxLength: 3 }).map((some) => some.join('\n'))
  fc.assert(
    fc.property(words, lines, words, (summary, description, location) => {
      const text = calendarOf('Agenda', [{ ...entry, summary, description, location }])
      const [read] = eventsIn(text)
      expect(read?.summary ?? '').toBe(summary)
      expect(read?.description ?? '').toBe(description)
      expect(read?.location ?? '').toBe(location)
      expect(read?.startDate.toJSDate().getTime()).toBe(entry.startsAt)
    }),
    { numRuns: runs(25), seed: 20261121 },
  )
})

test('no line is longer than 75 octets, every one ends with CRLF, and none is cut within a character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (summary) => {
      const text = calendarOf(summary, [{ ...entry, summary }])
      const rows = text.split('\r\n')
      expect(rows.pop()).toBe('')
      expect(rows.every((row) => new TextEncoder().encode(row).length <= 75)).toBe(true)
      expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
      expect(text.isWellFormed()).toBe(summary.isWellFormed())
    }),
    { numRuns: runs(25), seed: 20261121 },
  )
})

test('hours are those of UTC, and a cancelled slot is said so', () => {
  const text = calendarOf('Agenda', [entry, { ...entry, uid: 'avenir-1@lisiere', cancelled: true }])
  expect(text).toContain('DTSTART:20261231T080000Z\r\n')
  expect(text).toContain('DTEND:20261231T113000Z\r\n')
  expect(eventsIn(text).map(({ component }) => component.getFirstPropertyValue('status'))).toEqual([
    'CONFIRMED',
    'CANCELLED',
  ])
})
