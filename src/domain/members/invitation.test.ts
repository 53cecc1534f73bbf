import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseInvitees } from './invitation.ts'

test('reads a line as people paste it, from a mail or a spreadsheet', () => {
  const { invitees, unread } = parseInvitees(
    'Nora Le Goff <Nora@dunes.example>\r\nJean Paul\tDe La Tour\tjp@dunes.example\n\n"Ana";"Delmas";ana@dunes.example\nIda Ros ida@dunes.example',
  )
  expect(unread).toEqual([])
  expect(invitees).toEqual([
    { givenName: 'Nora', familyName: 'Le Goff', email: 'nora@dunes.example' },
    { givenName: 'Jean Paul', familyName: 'De La Tour', email: 'jp@dunes.example' },
    { givenName: 'Ana', familyName: 'Delmas', email: 'ana@dunes.example' },
    { givenName: 'Ida', familyName: 'Ros', email: 'ida@dunes.example' },
  ])
})

test('says which lines it cannot read, and invites somebody named twice once', () => {
  const { invitees, unread } = parseInvitees(
    'Nora Kerviel <nora@dunes.example>\nune ligne sans adresse\nNora K. <nora@dunes.example>\nseule@dunes.example\nA B a@b@c',
  )
  expect(invitees).toHaveLength(1)
  expect(unread).toEqual([2, 4, 5])
})

test('whatever is pasted, every line that says something is read or named', () => {
  const lines = fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.constant('Nora Kerviel <nora@dunes.example>')))
  fc.assert(
    fc.property(lines, (written) => {
      const text = written.join('\n')
      const { invitees, unread } = parseInvitees(text)
      const said = text.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '')
      expect(unread.length + invitees.length).toBeLessThanOrEqual(said.length)
      if (said.length > 0) expect(unread.length + invitees.length).toBeGreaterThan(0)
      for (const { email, givenName, familyName } of invitees) {
        expect(email).toMatch(/^[^\s@]+@[^\s@]+$/)
        expect(givenName && familyName).toBeTruthy()
      }
    }),
  )
})
