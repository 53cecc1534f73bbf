import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { isSiret } from '#domain/fields.ts'
import { emptiest, SignUpInput } from './sign-up.ts'

const filled = {
  organisationName: 'Atelier des Dunes',
  siret: '900 000 001 00017',
  nda: '52 44 00001 44',
  siteName: 'Saint-Nazaire',
  sitePostalCode: '44 600',
  siteTown: 'Saint-Nazaire',
  givenName: 'Nora',
  familyName: 'Kerviel',
  email: ' Nora@Dunes.example ',
}

test('keeps numbers without the spaces they were typed with', () => {
  expect(SignUpInput.parse(filled)).toMatchObject({
    siret: '90000000100017',
    nda: '52440000144',
    sitePostalCode: '44600',
    email: 'nora@dunes.example',
    ndaPending: false,
  })
})

test('asks for a declaration number, or for the word that it is on its way', () => {
  const messages = (form: object) => SignUpInput.safeParse(form).error?.issues.map(({ message }) => message)
  expect(messages({ ...filled, nda: '' })).toEqual(['nda_or_pending'])
  expect(messages({ ...filled, nda: '', ndaPending: 'on' })).toBeUndefined()
  expect(messages({ ...filled, nda: '123', ndaPending: 'on' })).toEqual(['nda'])
})

test('knows the establishments of La Poste, whose sum is their own', () => {
  expect(isSiret('35600000000048')).toBe(true)
  expect(isSiret('35600000049837')).toBe(true)
  expect(isSiret('35600000049838')).toBe(false)
})

test('one digit typed wrong is always seen', () => {
  const wrong = fc.tuple(fc.integer({ min: 0, max: 13 }), fc.integer({ min: 1, max: 9 }))
  fc.assert(
    fc.property(wrong, ([place, by]) => {
      const digits = [...'90000000100017'].map(Number)
      digits[place] = ((digits[place] ?? 0) + by) % 10
      expect(isSiret(digits.join(''))).toBe(false)
    }),
  )
})

test('a new organisation goes where there are fewest, the first of equals', () => {
  expect(emptiest(['SHARD_1', 'SHARD_2'], new Map([['SHARD_1', 2]]))).toBe('SHARD_2')
  expect(emptiest(['SHARD_1', 'SHARD_2'], new Map())).toBe('SHARD_1')
  expect(() => emptiest([], new Map())).toThrow()
})
