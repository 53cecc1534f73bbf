import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { tokens } from '#edge/tokens.ts'
import { runs } from '#test/runs.ts'
import { decide, mailChoices, usualHours } from './decision.ts'
import { afterQuiet, firstInstant, nextDigest, wallOf } from './hours.ts'
import { masked } from './mask.ts'
import { families, type Notice, notices } from './notices.ts'
import { fill, fillLine, isWordedKind, parseTemplate, placeholders, refuseWording, wordedKinds } from './template.ts'

const minute = 60_000
const hours = 60 * minute
const day = 24 * hours

/** With the days when clocks jump, in both hemispheres and by half hours. */
const zone = fc.constantFrom(
  'Europe/Paris',
  'America/Cayenne',
  'Indian/Reunion',
  'Australia/Lord_Howe',
  'America/Miquelon',
)
const jumps = [
  Date.UTC(2026, 2, 29),
  Date.UTC(2026, 9, 25),
  Date.UTC(2026, 3, 5),
  Date.UTC(2026, 9, 4),
  Date.UTC(2026, 2, 8),
]
const instant = fc
  .oneof(
    fc.tuple(fc.constantFrom(...jumps), fc.integer({ min: -day, max: day })).map(([at, apart]) => at + apart),
    fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 11, 31) }),
  )
  .map((at) => Math.floor(at / 1000) * 1000)
const hour = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '15', '30', '45'))
  .map(([h, m]) => `${String(h).padStart(2, '0')}:${m}`)

const isQuiet = (at: number, from: string, until: string, timeZone: string) => {
  const minutes = wallOf(at, timeZone).minutes
  const [begins, ends] = [from, until].map((text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3)))
  if (begins === undefined || ends === undefined) return false
  return begins <= ends ? minutes >= begins && minutes < ends : minutes >= begins || minutes < ends
}

test('what falls in quiet hours waits for their end, across midnight and on the days when clocks jump; nothing else waits', () => {
  const property = fc.property(instant, hour, hour, zone, (now, from, until, timeZone) => {
    const at = afterQuiet(now, { from, until }, timeZone)
    expect(at).toBeGreaterThanOrEqual(now)
    expect(at - now).toBeLessThanOrEqual(25 * hours)
    const quiet = isQuiet(now, from, until, timeZone)
    expect(at > now).toBe(quiet)
    expect(isQuiet(at, from, until, timeZone)).toBe(false)
    for (let while_ = now; while_ < at; while_ += 15 * minute) {
      // The hour that comes twice is quiet once more at most.
      if (!isQuiet(while_, from, until, timeZone)) expect(at - while_).toBeLessThanOrEqual(2 * hours)
    }
  })
  fc.assert(property, { numRuns: runs(300), seed: 20261121 })
})

test.each([
  ['in the evening', '2026-11-21T20:15+01:00', '2026-11-22T07:30+01:00'],
  ['after midnight', '2026-11-22T01:00+01:00', '2026-11-22T07:30+01:00'],
  ['at the last minute', '2026-11-22T07:29+01:00', '2026-11-22T07:30+01:00'],
  ['at their end', '2026-11-22T07:30+01:00', '2026-11-22T07:30+01:00'],
  ['in the night when clocks go back', '2026-10-24T23:00+02:00', '2026-10-25T07:30+01:00'],
  ['in the night when clocks go forward', '2026-03-28T23:00+01:00', '2026-03-29T07:30+02:00'],
])('%s: %s leaves at %s', (_, now, at) => {
  expect(afterQuiet(Date.parse(now), { from: '20:00', until: '07:30' }, 'Europe/Paris')).toBe(Date.parse(at))
})

test('an hour that clocks skip comes when they have jumped; one that comes twice comes first', () => {
  expect(firstInstant('2026-03-29', 150, 'Europe/Paris')).toBe(Date.parse('2026-03-29T03:00+02:00'))
  expect(firstInstant('2026-10-25', 150, 'Europe/Paris')).toBe(Date.parse('2026-10-25T02:30+02:00'))
})

test('digests follow one another, each day once or each week once, never skipped and never the same', () => {
  const rhythm = fc.record({ every: fc.constantFrom('day', 'week'), day: fc.integer({ min: 1, max: 7 }), hour })
  const property = fc.property(instant, rhythm, zone, (now, chosen, timeZone) => {
    let last = nextDigest(now, chosen as never, timeZone)
    expect(last.at).toBeGreaterThan(now)
    for (let turn = 0; turn < 10; turn++) {
      const next = nextDigest(last.at, chosen as never, timeZone)
      const apart = (Date.parse(next.period) - Date.parse(last.period)) / day
      expect(apart).toBe(chosen.every === 'day' ? 1 : 7)
      expect(Math.abs(next.at - last.at - apart * day)).toBeLessThanOrEqual(hours + 30 * minute)
      expect(nextDigest(next.at - 1, chosen as never, timeZone)).toEqual(next)
      last = next
    }
  })
  fc.assert(property, { numRuns: runs(100), seed: 20261121 })
})

test('what must be told is told whatever was chosen, at any hour; the rest obeys', () => {
  const choice = fc.record({ app: fc.constantFrom('on', 'off'), mail: fc.constantFrom(...mailChoices) })
  const choices = fc.record(Object.fromEntries(families.map((family) => [family, choice])))
  const property = fc.property(
    fc.constantFrom(...Object.values<Notice>(notices)),
    choices,
    instant,
    (notice, chosen, now) => {
      const { app, mail } = decide(notice, chosen as never, usualHours, now, 'Europe/Paris')
      const own = chosen[notice.family] as { app: string; mail: string }
      if (notice.always) {
        expect(app).toBe(notice.by.includes('app'))
        expect(mail).not.toBeNull()
      } else {
        expect(app).toBe(notice.by.includes('app') && own.app === 'on')
        expect(mail === null).toBe(!notice.by.includes('mail') || own.mail === 'off')
        if (notice.by.includes('mail') && own.mail === 'digest') expect(mail).toHaveProperty('digest')
      }
      if (notice.when === 'urgent') expect(mail).toEqual({ at: now })
    },
  )
  fc.assert(property, { numRuns: runs(300), seed: 20261121 })
})

const kind = fc.constantFrom(...wordedKinds)
const sly = fc.oneof(
  fc.string({
    unit: fc.constantFrom('{', '}', '{{', '}}', ' ', 'person.name', 'constructor', '__proto__', '$&', 'a', '\n', '<'),
  }),
  fc.string({ unit: 'binary' }),
)

test('any text in: never throws, and is kept only if every name in it is on the list', () => {
  const property = fc.property(kind, sly, sly, (one, subject, body) => {
    const refusal = refuseWording(one, subject, body)
    const names = [...`${subject}\n${body}`.matchAll(/\{\{(.*?)\}\}/gs)].map(([, name = '']) => name.trim())
    if (!refusal)
      expect(names.filter((name) => !(placeholders[one].may as readonly string[]).includes(name))).toEqual([])
    fill(body, one, {})
    expect(fillLine(subject, one, {})).not.toMatch(/[\r\n\0]/)
  })
  fc.assert(property, { numRuns: runs(500), seed: 20261121 })
})

test('a value is written as it is, once: what looks like a placeholder or a pattern in it stays text', () => {
  const property = fc.property(sly, sly, (name, sentence) => {
    const values = { 'person.name': name, 'notice.sentence': sentence }
    expect(fill('A {{person.name}} B {{ notice.sentence }} C', 'notice', values)).toBe(`A ${name} B ${sentence} C`)
    expect(fillLine('{{person.name}}', 'notice', values)).not.toMatch(/[\r\n\p{Cc}]/u)
  })
  fc.assert(property, { numRuns: runs(500), seed: 20261121 })
})

test('says which name is unknown, which braces stay open, and what the mail cannot do without', () => {
  expect(refuseWording('notice', 'Bonjour', '{{notice.sentence}} {{person.salary}}')).toMatchObject({
    field: 'body',
    refusal: 'placeholder_unknown',
    name: 'person.salary',
  })
  expect(refuseWording('notice', '{{person.name', 'x')).toMatchObject({ field: 'subject', refusal: 'placeholder_open' })
  expect(refuseWording('digest', 'Résumé', 'Rien')).toMatchObject({
    refusal: 'placeholder_missing',
    name: 'digest.lines',
  })
  expect(refuseWording('digest', 'Résumé', '{{digest.lines}}')).toBeNull()
  expect(parseTemplate('{{constructor}}', [])).toMatchObject({ refusal: 'placeholder_unknown' })
  expect([isWordedKind('digest'), isWordedKind('sign-in-link')]).toEqual([true, false])
})

test('no signed link survives in what is kept of a mail', async () => {
  const ring = tokens('0123456789abcdef0123456789abcdef')
  const text = fc.string({ unit: 'grapheme', maxLength: 60 })
  const property = fc.asyncProperty(text, text, async (before, after) => {
    const token = await ring.sign('link', { id: before, purpose: 'reset' }, 60, Date.UTC(2026, 10, 21))
    expect(masked(`${before}https://lisiere.example/x?token=${token}${after}`)).not.toContain(token.slice(0, 30))
    expect(masked(`/account/email/${token}\n${after}`)).not.toContain(token.split('.')[2])
  })
  await fc.assert(property, { numRuns: runs(50), seed: 20261121 })
})
