import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '#test/runs.ts'
import { carriesWhite, contrastWithWhite, darkerThatCarriesWhite, parseColour } from './colour.ts'

const colours = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`)

test('contrast is that of the standard, from white to black', () => {
  expect(contrastWithWhite('#ffffff')).toBeCloseTo(1, 6)
  expect(contrastWithWhite('#000000')).toBeCloseTo(21, 6)
  expect(contrastWithWhite('#767676')).toBeCloseTo(4.54, 2)
  expect(carriesWhite('#777777')).toBe(false)
})

test('what is proposed always carries white text, and is proposed unchanged', () => {
  fc.assert(
    fc.property(colours, (colour) => {
      const proposed = darkerThatCarriesWhite(colour)
      expect(proposed).toMatch(/^#[0-9a-f]{6}$/)
      expect(carriesWhite(proposed)).toBe(true)
      expect(darkerThatCarriesWhite(proposed)).toBe(proposed)
    }),
    { numRuns: runs(20_000) },
  )
})

test('what is proposed is as near as can be: hardly darker than what would pass', () => {
  fc.assert(
    fc.property(
      colours.filter((colour) => !carriesWhite(colour)),
      (colour) => {
        expect(contrastWithWhite(darkerThatCarriesWhite(colour))).toBeLessThan(4.62)
      },
    ),
    { numRuns: runs(5000) },
  )
})

test('a colour that carries white text is left alone', () => {
  fc.assert(fc.property(colours.filter(carriesWhite), (colour) => darkerThatCarriesWhite(colour) === colour))
})

test('reads what people type, and nothing else', () => {
  expect(parseColour(' 1F5C40 ')).toBe('#1f5c40')
  expect(parseColour('#ABC')).toBe('#aabbcc')
  for (const text of ['', 'red', '#12', '#1234567', '#12345g', 'url(x)', '#fff;}']) expect(parseColour(text)).toBeNull()
  fc.assert(fc.property(colours, (colour) => parseColour(colour.toUpperCase()) === colour))
})
