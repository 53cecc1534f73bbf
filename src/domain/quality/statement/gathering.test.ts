import { expect, test } from 'vitest'
import { certificationOf, noLevel, schemeOf } from './gathering.ts'

test('a title of the register has its level or none; a certification and a branch’s own qualification never have one', () => {
  expect(certificationOf({ register: 'RNCP' }, 5)).toEqual({ register: 'RNCP', level: 5 })
  expect(certificationOf({ register: 'RNCP' }, noLevel)).toEqual({ register: 'RNCP', level: null })
  expect(certificationOf({ register: 'RS' }, null)).toEqual({ register: 'RS' })
  expect(certificationOf({ register: 'CQP' }, null)).toEqual({ register: 'CQP' })
  expect(certificationOf(null, null)).toBeNull()
})

test('a fund pays for what she is, until somebody says what it pays for', () => {
  const supposed = (category: string | null, actionType = 'AF') => schemeOf({ scheme: null, category }, actionType)
  expect([supposed(null), supposed('employee'), supposed('individual')]).toEqual(['plan', 'plan', 'plan'])
  expect([supposed('apprentice'), supposed('employee', 'CFA')]).toEqual(['apprenticeship', 'apprenticeship'])
  expect(supposed('job_seeker')).toBe('job_seekers')
  expect(schemeOf({ scheme: 'alternation', category: 'apprentice' }, 'CFA')).toBe('alternation')
})
