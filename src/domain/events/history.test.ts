import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { idFrom, makeIds } from '#edge/ids.ts'
import { runs } from '#test/runs.ts'
import { type ChainedEvent, canonical } from './canon.ts'
import { csvLine } from './csv.ts'
import { families, familyOf, isFamily } from './families.ts'
import { periodOf } from './period.ts'

const text = fc.string({ unit: 'binary', maxLength: 12 })
const event: fc.Arbitrary<ChainedEvent> = fc.record({
  seq: fc.nat(),
  id: text,
  siteId: fc.option(text),
  actorKind: text,
  actorId: text,
  action: text,
  subjectId: text,
  requestId: text,
  at: fc.nat(),
  payloadHash: text,
})

test('two events that differ anywhere never read the same', () => {
  fc.assert(
    fc.property(event, event, text, text, (one, other, before, after) => {
      const said = [canonical('o', before, 1, one), canonical('o', after, 1, other)]
      const same = JSON.stringify([one, before]) === JSON.stringify([other, after])
      expect(said[0] === said[1]).toBe(same)
    }),
    { numRuns: runs(300) },
  )
  const one = { ...fc.sample(event, 1)[0], siteId: null, actorId: 'a', action: 'b' } as ChainedEvent
  expect(canonical('o', '', 1, one)).not.toBe(canonical('o', '', 1, { ...one, siteId: '' }))
  expect(canonical('o', '', 1, one)).not.toBe(canonical('o', '', 1, { ...one, actorId: '', action: 'ab' }))
})

test('a line for spreadsheets gives back what was put in it, and no cell of it is a formula', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(text, fc.constantFrom('=1+1', '-2', '@x', 'a;b', 'a"b', 'a\r\nb')), { minLength: 1 }),
      (cells) => {
        const line = csvLine(cells)
        expect(line.endsWith('\r\n')).toBe(true)
        const read = cellsIn(line.slice(0, -2))
        expect(
          read.map((cell, at) => (cells[at]?.startsWith("'") ? cell : cell.replace(/^'(?=[=+\-@\t\r])/, ''))),
        ).toEqual(cells)
        expect(read.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([])
      },
    ),
    { numRuns: runs(300) },
  )
})

test('every action is of one family, and a family is one of those offered', () => {
  fc.assert(
    fc.property(text, (action) => {
      expect(isFamily(familyOf(action))).toBe(true)
      expect(isFamily(action)).toBe((families as readonly string[]).includes(action))
    }),
    { numRuns: runs(100) },
  )
  expect(['hat_given', 'site_opened', 'signed_in', 'chain_broken'].map(familyOf)).toEqual([
    'team',
    'settings',
    'account',
    'history',
  ])
})

test('a period begins and ends at midnight in Paris, summer and winter, and its ids lie within', () => {
  const hours = ({ from, to }: ReturnType<typeof periodOf>) => [from, to].map((at) => at && new Date(at).toISOString())
  expect(hours(periodOf({ from: '2026-11-21', to: '2026-11-21' }))).toEqual([
    '2026-11-20T23:00:00.000Z',
    '2026-11-21T23:00:00.000Z',
  ])
  expect(hours(periodOf({ from: '2026-03-29', to: '2026-03-29' }))).toEqual([
    '2026-03-28T23:00:00.000Z',
    '2026-03-29T22:00:00.000Z',
  ])
  expect(hours(periodOf({ from: 'yesterday', to: '2026-02-99' }))).toEqual([null, null])
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4e12 }), (at) => {
      expect(makeIds(() => at).next() >= idFrom(at)).toBe(true)
      expect(makeIds(() => at).next() < idFrom(at + 1)).toBe(true)
    }),
    { numRuns: runs(100) },
  )
})

/** Read as a spreadsheet reads it. */
function cellsIn(line: string): string[] {
  const cells: string[] = []
  for (let at = 0; at <= line.length; at += 1) {
    let cell = ''
    if (line[at] === '"') {
      for (at += 1; line[at] !== '"' || line[at + 1] === '"'; at += 1) {
        if (line[at] === '"') at += 1
        cell += line[at]
      }
      at += 1
    } else for (; at < line.length && line[at] !== ';'; at += 1) cell += line[at]
    cells.push(cell)
  }
  return cells
}
