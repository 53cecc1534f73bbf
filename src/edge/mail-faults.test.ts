import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Mail } from './mail.ts'
import { faultOf, isAddress } from './mail-faults.ts'

const fit: Mail = { to: 'cleo@example.fr', subject: 'Bonjour', text: 'Bonjour' }
const breaking = fc.constantFrom('\r', '\n', '\r\n', '\0', '\u2028', '\u0085', '\u000b')
const around = fc.tuple(fc.string(), breaking, fc.string()).map((pieces) => pieces.join(''))

test('a line break or a NUL is refused in whatever becomes a header', () => {
  fc.assert(
    fc.property(around, (broken) => {
      expect(faultOf({ ...fit, to: broken })).toBeDefined()
      expect(faultOf({ ...fit, to: `${broken}@example.fr` })).toBeDefined()
      expect(faultOf({ ...fit, replyTo: `cleo@example.fr${broken}` })).toBeDefined()
      expect(faultOf({ ...fit, subject: broken })).toBeDefined()
      expect(faultOf({ ...fit, fromName: broken })).toBeDefined()
      expect(faultOf({ ...fit, reference: broken })).toBeDefined()
      expect(faultOf({ ...fit, headers: { 'X-Note': broken } })).toBeDefined()
      expect(faultOf({ ...fit, headers: { [broken]: 'note' } })).toBeDefined()
    }),
  )
})

test.each(['To', 'bcc', 'From', 'Content-Type', 'MIME-Version', 'Resent-To', 'X Y', 'X:Y', ''])(
  'nobody sets the header %j',
  (name) => {
    expect(faultOf({ ...fit, headers: { [name]: 'a@b.fr' } })).toBeDefined()
  },
)

test('a header of ours passes', () => {
  expect(
    faultOf({ ...fit, headers: { 'List-Unsubscribe': '<https://lisiere.fr/u/1>', 'Auto-Submitted': 'yes' } }),
  ).toBe(undefined)
})

test.each(['a@b.fr', "o'neil+cours@sous.domaine.example", 'x_y-z@xn--bcher-kva.example'])(
  '%s is an address',
  (text) => {
    expect(isAddress(text)).toBe(true)
  },
)

test.each([
  '',
  'a',
  '@b.fr',
  'a@',
  'a@b',
  'a@b..fr',
  '.a@b.fr',
  'a@-b.fr',
  'a@b.fr,c@d.fr',
  'A <a@b.fr>',
  'a b@c.fr',
  'a@b@c.fr',
  'é@b.fr',
  `${'a'.repeat(65)}@b.fr`,
])('%j is no address', (text) => {
  expect(isAddress(text)).toBe(false)
})

test.each(['\ud800', 'a\0b'])('a body with %j is refused', (odd) => {
  expect(faultOf({ ...fit, text: odd })).toBeDefined()
  expect(faultOf({ ...fit, html: odd })).toBeDefined()
  expect(faultOf({ ...fit, subject: odd })).toBeDefined()
})
