import { expect, test } from 'vitest'
import { schemeOf } from './gathering.ts'

test('a fund pays for what she is, until somebody says what it pays for', () => {
  const supposed = (category: string | null, actionType = 'AF') => schemeOf({ scheme: null, category }, actionType)
  expect([supposed(null), supposed('employee'), supposed('individual')]).toEqual(['plan', 'plan', 'plan'])
  expect([supposed('apprentice'), supposed('employee', 'CFA')]).toEqual(['apprenticeship', 'apprenticeship'])
  expect(supposed('job_seeker')).toBe('job_seekers')
  expect(schemeOf({ scheme: 'alternation', category: 'apprentice' }, 'CFA')).toBe('alternation')
})
