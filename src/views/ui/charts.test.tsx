import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { runs } from '#test/runs.ts'
import { speech } from '#words/words.ts'
import { Bars } from './bars.tsx'
import { Line } from './line.tsx'
import { Spark } from './spark.tsx'
import { niceTicks } from './ticks.ts'

const w = await speech('fr')
const points = [
  { label: 'oct.', title: 'Octobre', value: 1610 },
  { label: 'nov.', title: 'Novembre', value: 1275 },
]

describe('ticks', () => {
  const amounts = fc.oneof(
    fc.integer({ min: -1_000_000, max: 1_000_000_000 }),
    fc.double({ min: -1e6, max: 1e9, noNaN: true }),
    fc.double({ min: 0, max: 1, noNaN: true }).filter((value) => value === 0 || value > 1e-9),
  )

  test('cover the data, in order, evenly, and few', () => {
    fc.assert(
      fc.property(amounts, amounts, (one, other) => {
        const ticks = niceTicks(one, other)
        expect(ticks[0]).toBeLessThanOrEqual(Math.min(one, other))
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(Math.max(one, other))
        expect(ticks.length).toBeGreaterThanOrEqual(2)
        expect(ticks.length).toBeLessThanOrEqual(5)
        const step = (ticks[1] ?? 0) - (ticks[0] ?? 0)
        expect(step).toBeGreaterThan(0)
        ticks.forEach((tick, index) => {
          expect(Math.abs(tick - ((ticks[0] ?? 0) + index * step))).toBeLessThanOrEqual(
            Math.abs(tick) * 1e-9 + step * 1e-6,
          )
        })
      }),
      { numRuns: runs(2000) },
    )
  })

  test('are round', () => {
    expect(niceTicks(0, 1610)).toEqual([0, 1000, 2000])
    expect(niceTicks(4.2, 4.7)).toEqual([4, 4.5, 5])
    expect(niceTicks(0, 0.3)).toEqual([0, 0.2, 0.4])
    expect(niceTicks(7, 7)).toEqual([5, 10])
    expect(niceTicks(0, 0)).toEqual([0, 1])
    expect(niceTicks(1e9, 1e9 + 1e-6)).toEqual([1e9, 2e9])
  })
})

test('the sentence of a chart gives the finding, then the last value', () => {
  const html = String(<Bars w={w} what="Heures" points={points} finding="Octobre fait le plein." />)
  expect(html).toMatch(/role="img" aria-label="Octobre fait le plein\. Heures.: 1.275 \(Novembre\)\."/)
})

test('the figures are all in the table, last year too', () => {
  const html = String(<Line w={w} what="Heures" points={points} before={{ what: '2025', values: [1380, 1120] }} />)
  for (const figure of [1610, 1275, 1380, 1120])
    expect(html).toContain(`<td class="end">${w.format.number(figure)}</td>`)
  expect(html).toContain('<th scope="row">Octobre</th>')
})

test('nothing is drawn outside the frame, nor as NaN, whatever the values', () => {
  const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { maxLength: 30 })
  fc.assert(
    fc.property(values, (drawn) => {
      const series = drawn.map((value, index) => ({ label: `${index}`, value }))
      const html =
        [Bars, Line].map((Chart) => String(<Chart w={w} what="x" points={series} />)).join('') +
        String(<Spark values={drawn} />)
      expect(html).not.toMatch(/NaN|Infinity/)
      for (const [, y] of html.matchAll(/<rect [^>]*y="(-?[\d.]+)"/g)) expect(Number(y)).toBeGreaterThanOrEqual(0)
      for (const [, size] of html.matchAll(/<rect [^>]*height="(-?[\d.]+)"/g))
        expect(Number(size)).toBeGreaterThanOrEqual(0)
    }),
  )
})
