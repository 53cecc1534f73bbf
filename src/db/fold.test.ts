import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '#test/runs.ts'
import { fold } from './fold.ts'

test('a name is kept as words between single spaces, the same a second time, whatever was typed', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 3 }), (texts) => {
      const words = fold(...texts)
      expect(words).toMatch(/^([\p{L}\p{N}]+( [\p{L}\p{N}]+)*)?$/u)
      expect(fold(words)).toBe(words)
    }),
    { numRuns: runs(300), seed: 20261121 },
  )
})

test('accents, ligatures, case and hyphens do not tell two names apart', () => {
  expect(fold('Lœtitia', 'D’Åsgaard-Müller')).toBe(fold('LOETITIA', "d'asgaard muller"))
  expect(fold('Łukasz', 'Søren', 'Groß')).toBe('lukasz soren gross')
})
