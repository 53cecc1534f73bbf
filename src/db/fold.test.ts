import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '#test/runs.ts'
import { fold } from './fold.ts'

test('a folded name is words between single spaces, the same folded again, whatever was typed', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 3 }), (texts) => {
      const folded = fold(...texts)
      expect(folded).toMatch(/^([\p{L}\p{N}]+( [\p{L}\p{N}]+)*)?$/u)
      expect(fold(folded)).toBe(folded)
    }),
    { numRuns: runs(300), seed: 20261121 },
  )
})

test('accents, ligatures, case and hyphens do not tell two names apart', () => {
  expect(fold('Lœtitia', 'D’Åsgaard-Müller')).toBe(fold('LOETITIA', "d'asgaard muller"))
  expect(fold('Łukasz', 'Søren', 'Groß')).toBe('lukasz soren gross')
})
