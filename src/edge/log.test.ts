import { expect, test } from 'vitest'
import { describe } from './log.ts'

test('says what the database said, and never the values it was given', () => {
  const failed = new Error('Failed query: insert into persons values (?, ?)\nparams: cleo,Cléo Marchand\nsecond line', {
    cause: new Error('D1_ERROR: UNIQUE constraint failed: persons.id'),
  })
  const said = describe(failed)
  expect(said).toContain('insert into persons')
  expect(said).toContain('UNIQUE constraint failed')
  expect(said).toContain('log.test.ts')
  expect(said).not.toMatch(/Cléo|second line|cleo/)
  expect(describe('Failed query: select 1\nparams: Cléo')).toBe('Failed query: select 1')
})
