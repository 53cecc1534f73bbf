import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold } from '#db/fold.ts'
import { runs } from '#test/runs.ts'
import { parsePeople } from './enrolment-list.ts'

const named = (text: string) =>
  parsePeople(text).people.map(({ givenName, familyName, email }) => [givenName, familyName, email])

test('reads names as companies send them', () => {
  expect(named('Inès Carpentier <Ines@Exemple.fr>\nPaul Le Guen')).toEqual([
    ['Inès', 'Carpentier', 'ines@exemple.fr'],
    ['Paul', 'Le Guen', ''],
  ])
  expect(named('MORVAN Léa; lea@exemple.fr\nMme Anne-Laure DE LA TOUR')).toEqual([
    ['Léa', 'MORVAN', 'lea@exemple.fr'],
    ['Anne-Laure', 'DE LA TOUR', ''],
  ])
})

test('reads columns copied from a spreadsheet, in the order that their titles say', () => {
  expect(named('Nom\tPrénom\tE-mail\nLe Bihan\tMalo\tmalo@exemple.fr\nKerbrat\tGaël\t')).toEqual([
    ['Malo', 'Le Bihan', 'malo@exemple.fr'],
    ['Gaël', 'Kerbrat', ''],
  ])
})

test('counts somebody named twice once, and says which lines do not read', () => {
  const { people, unread } = parsePeople('Léa Morvan\n\nLea MORVAN\nÀ voir\nseul\na@b.fr c@d.fr')
  expect(people.map(({ line }) => line)).toEqual([1, 4])
  expect(unread).toEqual([5, 6])
})

test('finds every person of any list written one a line, whatever separates the cells', () => {
  const word = fc.stringMatching(/^[A-Z][a-zé]{4,8}$/).filter((text) => !/^(Madame|Monsieur)$/.test(text))
  const person = fc.record({ given: word, family: word, isWritten: fc.boolean() })
  const people = fc.uniqueArray(person, { maxLength: 12, selector: ({ given, family }) => fold(family, given) })
  fc.assert(
    fc.property(people, fc.constantFrom('\t', ';', ' ; ', ', '), (all, between) => {
      const expected = all.map(({ given, family, isWritten }, at) => [
        given,
        family,
        isWritten ? `p${at}@exemple.fr` : '',
      ])
      const { people: read, unread } = parsePeople(expected.map((cells) => cells.join(between)).join('\n'))
      expect(unread).toEqual([])
      expect(read.map(({ givenName, familyName, email }) => [givenName, familyName, email])).toEqual(expected)
    }),
    { numRuns: runs(100) },
  )
})

test('never throws, nor makes anybody out of nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      for (const { givenName, familyName } of parsePeople(text).people) expect(givenName && familyName).toBeTruthy()
    }),
    { numRuns: runs(200) },
  )
})
