import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '#test/runs.ts'
import { differences, diffLines } from './diff.ts'
import { parseProgramme, writeProgramme } from './file.ts'
import { amountTyped, hoursTyped, parseAmount, parseHours } from './hours.ts'
import { parseRearrangement, rearranged } from './lists.ts'
import { ProgrammeInput, sheetOf, typedOf } from './programme.ts'
import {
  type ActionType,
  actionTypes,
  contentFields,
  durationsOf,
  organisationFields,
  type Sheet,
  type SheetField,
} from './sheet.ts'
import { nextVersion } from './version.ts'

const times = { numRuns: runs(200), seed: 20261121 }

const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }).map((text) => `a${text.trim()}`)
const said = fc.string({ unit: 'grapheme', maxLength: 60 }).map((text) => text.trim())
const whole = fc.nat(100_000)
const dated = fc.array(fc.record({ title: word, day: fc.integer({ min: -400, max: 400 }) }), { maxLength: 3 })

const sheets: fc.Arbitrary<Sheet> = fc.record({
  title: word,
  minutes: fc.nat(9_000),
  halfDays: fc.nat(400),
  pricePerPerson: whole,
  pricePerGroup: whole,
  pricePerDay: whole,
  objectives: fc.array(fc.record({ text: word, assessment: said }), { maxLength: 4 }),
  audience: said,
  prerequisites: said,
  methods: said,
  means: said,
  assessment: said,
  sanction: said,
  access: said,
  accessibility: said,
  results: said,
  modules: fc.array(
    fc.record({
      title: word,
      minutes: fc.nat(3_000),
      objectives: fc.array(
        word.map((text) => text.replaceAll(/[\r\n]/g, '')),
        { maxLength: 3 },
      ),
      content: said,
    }),
    { maxLength: 4 },
  ),
  certification: fc.option(
    fc.record({
      register: fc.constantFrom('RNCP' as const, 'RS' as const),
      code: fc.nat(99_999).map(String),
      title: word,
      certifier: said,
    }),
  ),
  funderPrices: fc.array(fc.record({ kind: fc.constantFrom('opco', 'cpf'), price: whole }), { maxLength: 2 }),
  resources: fc.array(fc.record({ title: word, address: fc.constantFrom('', 'https://livret.example/a') }), {
    maxLength: 2,
  }),
  tasks: dated,
  papers: fc.subarray(['convention', 'convocation', 'emargement']),
})

test('another content makes a major version, another organisation a minor one, the same makes none', () => {
  fc.assert(
    fc.property(
      sheets,
      sheets,
      fc.subarray<SheetField>([...contentFields, ...organisationFields]),
      (one, two, fields) => {
        const after = { ...one, ...Object.fromEntries(fields.map((field) => [field, two[field]])) } as Sheet
        const changed = fields.filter((field) => JSON.stringify(one[field]) !== JSON.stringify(two[field]))
        const isContent = changed.some((field) => (contentFields as readonly string[]).includes(field))
        const expected = changed.length === 0 ? null : isContent ? { major: 4, minor: 0 } : { major: 3, minor: 8 }
        expect(nextVersion({ major: 3, minor: 7 }, one, after)).toEqual(expected)
      },
    ),
    times,
  )
})

test('every field of a version is content or organisation, never both', () => {
  const [sheet] = fc.sample(sheets, { numRuns: 1, seed: 1 })
  expect([...contentFields, ...organisationFields].sort()).toEqual(Object.keys(sheet ?? {}).sort())
})

test('a form filled from a programme says the same programme again', () => {
  fc.assert(
    fc.property(sheets, fc.constantFrom<ActionType>(...actionTypes), (sheet, actionType) => {
      const form = ProgrammeInput.parse({ ...typedOf(sheet), actionType, nsf: '' })
      const again = sheetOf(form)
      const tidied = { ...sheet, title: form.title }
      expect(Object.keys(again).sort()).toEqual(Object.keys(tidied).sort())
      expect(again.modules).toEqual(sheet.modules)
      expect({ ...again, certification: null }).toEqual({ ...tidied, certification: null })
      expect(again.certification?.code).toBe(sheet.certification?.code)
    }),
    times,
  )
})

test('a title and a certification have a number, a branch’s own qualification has none', () => {
  const [sheet] = fc.sample(sheets, { numRuns: 1, seed: 1 })
  const isTaken = (register: 'RNCP' | 'RS' | 'CQP') => {
    const certification = { register, code: '', title: 'Animateur', certifier: '' }
    const typed = typedOf({ ...(sheet as Sheet), title: 'Animer', certification })
    return ProgrammeInput.safeParse({ ...typed, actionType: 'AF', nsf: '' }).success
  }
  expect([isTaken('RNCP'), isTaken('RS'), isTaken('CQP')]).toEqual([false, false, true])
})

test('a programme written to a file is read as it was', () => {
  fc.assert(
    fc.property(sheets, fc.constantFrom<ActionType>(...actionTypes), (sheet, actionType) => {
      const filed = { actionType, nsf: '310', sheet }
      expect(parseProgramme(writeProgramme(filed))).toEqual(filed)
    }),
    times,
  )
})

test('parseProgramme refuses what is no programme, and one from a later time, without throwing', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      expect(parseProgramme(text)).toBe('not_a_programme')
    }),
    times,
  )
  const [sheet] = fc.sample(sheets, { numRuns: 1, seed: 2 })
  const text = writeProgramme({ actionType: 'AF', nsf: '', sheet: sheet as Sheet })
  expect(parseProgramme(text.replace('"schema": 1', '"schema": 2'))).toBe('newer_programme')
  expect(parseProgramme(text.replace('"title": "', String.raw`"title": "\u0000`))).toBe('not_a_programme')
  expect(parseProgramme(text.replace(/"minutes": \d+/, '"minutes": -1'))).toBe('not_a_programme')
})

test('parseHours reads hours as people write them, and as it writes them itself', () => {
  for (const [typed, minutes] of [
    ['21', 1260],
    ['3,5', 210],
    ['3 h 30', 210],
    ['3:05', 185],
    ['45 min', 45],
    ['7h', 420],
    ['', null],
    ['trois', null],
    ['3h75', null],
  ] as const) {
    expect([typed, parseHours(typed)]).toEqual([typed, minutes])
  }
  fc.assert(
    fc.property(fc.nat(99_999), (minutes) => parseHours(hoursTyped(minutes)) === minutes),
    times,
  )
  fc.assert(
    fc.property(fc.string(), (text) => (parseHours(text) ?? 0) >= 0),
    times,
  )
})

test('parseAmount reads amounts as people write them, and as it writes them itself', () => {
  expect(['980', '1 480,5 €', '12.34', '-3', 'mille'].map(parseAmount)).toEqual([98_000, 148_050, 1_234, null, null])
  fc.assert(
    fc.property(fc.nat(999_999_999), (cents) => parseAmount(amountTyped(cents)) === cents),
    times,
  )
})

const lines = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 9 })

test('a diff holds both versions whole, each in its order, and no line twice', () => {
  fc.assert(
    fc.property(lines, lines, (before, after) => {
      const found = diffLines(before, after)
      const of = (side: 'before' | 'after') =>
        found.filter((line) => line.side === side || line.side === 'both').map(({ line }) => line)
      expect(of('before')).toEqual(before)
      expect(of('after')).toEqual(after)
    }),
    times,
  )
  expect(diffLines(['a', 'b', 'c'], ['a', 'x', 'c']).map(({ side }) => side)).toEqual([
    'both',
    'before',
    'after',
    'both',
  ])
})

test('only the fields that differ are told', () => {
  fc.assert(
    fc.property(sheets, said, (sheet, audience) => {
      const found = differences(sheet, { ...sheet, audience }, (one, field) => [JSON.stringify(one[field])])
      expect(found.map(({ field }) => field)).toEqual(audience === sheet.audience ? [] : ['audience'])
    }),
    times,
  )
})

test('rearranging a list loses nothing, and moves its columns together', () => {
  const typed = fc.record({
    objective: fc.oneof(fc.string(), fc.array(fc.string(), { maxLength: 5 })),
    objectiveProof: fc.array(fc.string(), { maxLength: 5 }),
    title: fc.string(),
  })
  fc.assert(
    fc.property(typed, fc.constantFrom('up', 'down', 'add'), fc.nat(6), (values, verb, at) => {
      const asked = parseRearrangement(`objectives:${verb}:${at}`)
      if (!asked) throw new Error('A button of the form was not understood.')
      const before = [values.objective].flat().filter((text) => text !== '')
      const after = rearranged(values, asked)
      expect(
        [after.objective]
          .flat()
          .filter((text) => text !== '')
          .sort(),
      ).toEqual(before.sort())
      expect(after.title).toBe(values.title)
    }),
    times,
  )
  const both = { objective: ['un', 'deux'], objectiveProof: ['1', '2'] }
  expect(rearranged(both, { list: 'objectives', verb: 'up', at: 1 })).toEqual({
    objective: ['deux', 'un'],
    objectiveProof: ['2', '1'],
  })
  expect(rearranged(both, { list: 'objectives', verb: 'remove', at: 0 })).toEqual({
    objective: ['deux'],
    objectiveProof: ['2'],
  })
})

test('parseRearrangement understands the buttons of the form and nothing else', () => {
  fc.assert(
    fc.property(fc.string(), (text) => parseRearrangement(text) === null || text.includes(':')),
    times,
  )
  expect(parseRearrangement('toString:up:1')).toBeNull()
  expect(parseRearrangement('modules:down:3')).toEqual({ list: 'modules', verb: 'down', at: 3 })
})

test('modules that do not fill the programme say how much is missing', () => {
  const [sheet] = fc.sample(sheets, { numRuns: 1, seed: 3 })
  const modules = [420, 210].map((minutes) => ({ title: 'm', minutes, objectives: [], content: '' }))
  expect(durationsOf({ ...(sheet as Sheet), minutes: 840, modules })).toEqual({ planned: 630, missing: 210 })
})
