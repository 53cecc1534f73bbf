import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { runs } from '#test/runs.ts'
import { isRetentionRule, retention, retentionRules, standingRules } from './retention.ts'

it('a rule is one of those we have words for, and no other text', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', ...retentionRules)), (text) => {
      expect(isRetentionRule(text)).toBe((retentionRules as readonly string[]).includes(text))
    }),
    { numRuns: runs(200) },
  )
})

it('what the organisation has chosen stands in place of what is proposed, and nothing else changes', () => {
  const own = { rule: 'invoices', months: 132, reason: 'Notre expert-comptable', version: 2 }
  const standing = standingRules([own])
  expect(standing.find(({ rule }) => rule === 'invoices')).toEqual({ ...own, trust: 'proposed' })
  for (const { rule, months, reason, version } of standing.filter((each) => each.rule !== 'invoices')) {
    expect({ months, reason, version }).toEqual({ months: retention[rule].months, reason: null, version: 0 })
  }
})

it('only what was read in the text itself is said to be', () => {
  const seen = retentionRules.filter((rule) => retention[rule].trust === 'seen')
  expect(seen).toEqual(['bilanPapers', 'bilanSummary'])
})
