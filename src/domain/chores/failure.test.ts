import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '#test/runs.ts'
import { failureOf } from './failure.ts'

test('says what the database said, and none of the values', () => {
  const cause = new Error('D1_ERROR: UNIQUE constraint failed: persons.email: SQLITE_CONSTRAINT')
  const wrapped = new Error('Failed query: insert into persons values (?)\nparams: ana@lisiere.example,Ana', { cause })
  expect(failureOf(wrapped)).toBe('D1_ERROR: UNIQUE constraint failed: persons.email: SQLITE_CONSTRAINT')
  expect(failureOf(new Error('Failed query: select\nparams: Ana,Delmas'))).toBe('Failed query: select')
})

test('hides addresses, numbers, what is quoted and what may be a secret', () => {
  expect(failureOf(new Error('550 <ana@lisiere.example> refused'))).toBe('550 … refused')
  expect(failureOf(new Error('call 06 12 34 56 78 first'))).toBe('call … first')
  expect(failureOf('Unexpected token in "Ana Delmas"')).toBe('Unexpected token in …')
  expect(failureOf(new Error(`key ${'a1'.repeat(16)} is gone`))).toBe('key … is gone')
})

test('whatever was thrown, names nobody and stays short', () => {
  const address = fc.tuple(fc.stringMatching(/^[a-z.]{1,12}$/), fc.stringMatching(/^[a-z]{1,12}$/))
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      address,
      fc.string({ unit: 'grapheme' }),
      (before, [name, host], after) => {
        const said = failureOf(new Error(`${before} ${name}@${host}.fr ${after}`))
        expect(said).not.toContain('@')
        expect(said).not.toMatch(/\d{6}/)
        expect(said.length).toBeLessThanOrEqual(300)
        expect(said.isWellFormed()).toBe(true)
      },
    ),
    { numRuns: runs(300), seed: 20261121 },
  )
})
