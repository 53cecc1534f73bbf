import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '#test/runs.ts'
import { ownAddress, withNext } from './next.ts'

const elsewhere = [
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  'https://evil.example',
  'http:evil.example',
  'javascript:alert(1)',
  'data:text/html,x',
  '/%2f%2fevil.example',
  '/%2F/evil.example',
  '/%5cevil.example',
  '/%09/evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/\u0000/evil.example',
  ' //evil.example',
  '/desk//evil.example',
  '/desk?next=//evil.example',
  '/..//evil.example',
  '/desk#//evil.example',
  'evil.example',
  '.evil.example',
  '@evil.example',
  '/@evil.example\\',
  '/%',
  '/desk%E2%80%AE',
  '',
  `/${'a'.repeat(600)}`,
]

test.each(elsewhere)('does not lead to %j', (address) => {
  expect(ownAddress(address)).toBeNull()
})

test.each(['/', '/desk', '/settings/sites?q=saint%20nazaire&after=a~b', '/account/security?required'])(
  'leads back to %j',
  (address) => {
    expect(ownAddress(address)).toBe(address)
  },
)

test.each(['/sign-in', '/sign-in/link', '/sign-in?next=/desk', '/sign-out', '/password-reset/confirmation'])(
  'does not lead back to the door %j',
  (address) => {
    expect(ownAddress(address)).toBeNull()
  },
)

test('refuses what is no text', () => {
  for (const value of [null, undefined, 3, ['/desk'], {}]) expect(ownAddress(value)).toBeNull()
})

test('whatever is accepted stays on this site, as every browser reads it', () => {
  const pieces = fc.constantFrom(
    '/',
    '\\',
    '.',
    '..',
    '@',
    ':',
    '%2f',
    '%5c',
    '%09',
    '?',
    '#',
    'evil.example',
    'desk',
    '\t',
    ' ',
  )
  const address = fc.oneof(
    fc.string(),
    fc.webUrl(),
    fc.array(pieces, { maxLength: 8 }).map((some) => `/${some.join('')}`),
  )
  fc.assert(
    fc.property(address, (text) => {
      const kept = ownAddress(text)
      if (kept !== null) expect(new URL(kept, 'https://lisiere.example/sign-in').origin).toBe('https://lisiere.example')
    }),
    { numRuns: runs(2000) },
  )
})

test('carries the way back in the address of the next step', () => {
  expect(withNext('/sign-in', null)).toBe('/sign-in')
  expect(withNext('/sign-in', '/sites?q=a')).toBe('/sign-in?next=%2Fsites%3Fq%3Da')
  expect(withNext('/sign-in/link?sent', '/desk')).toBe('/sign-in/link?sent&next=%2Fdesk')
})
