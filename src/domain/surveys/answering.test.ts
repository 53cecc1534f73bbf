import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '#test/runs.ts'
import { readAnswer } from './answering.ts'
import { acceptSurvey, answerKinds, measures, repeats, type SurveyContent } from './content.ts'
import { expand, fieldsOf, met } from './expand.ts'
import { readSaid } from './said.ts'
import { scoresOf } from './scores.ts'

const around = { modules: ['Repérer', 'Agir'], trainers: [{ id: 'bruno', name: 'Bruno Castel' }] }

test('a question is asked once for each module and each trainer of the session', () => {
  const asked = expand(
    survey(
      { id: 'clear', kind: 'scale5', repeat: 'module' },
      { id: 'listens', kind: 'scale5', repeat: 'trainer' },
      { id: 'means', kind: 'matrix', rows: [text('Salle'), text('Supports')] },
    ),
    around,
  )
  expect(asked.map(({ name, about }) => [name, about])).toEqual([
    ['clear:module:0', 'Repérer'],
    ['clear:module:1', 'Agir'],
    ['listens:trainer:bruno', 'Bruno Castel'],
    ['means', ''],
  ])
  expect(asked.flatMap(fieldsOf).slice(-2)).toEqual(['means:0', 'means:1'])
})

test('a question whose condition is not met is neither required nor kept, nor are those that depend on it', () => {
  const content = survey(
    { id: 'used', kind: 'choice', options: [text('Oui'), text('Non')] },
    { id: 'how', kind: 'choice', options: [text('Seul'), text('En équipe')], required: true, when: on('used', 0) },
    { id: 'whom', kind: 'text', required: true, when: on('how', 1) },
  )
  const asked = expand(content, around)
  expect(readAnswer(asked, { used: '1', how: '1', whom: 'Léa' })).toMatchObject({ said: { used: 1 }, problems: {} })
  expect(readAnswer(asked, { used: '0' }).problems).toEqual({ how: 'required' })
  expect(readAnswer(asked, { used: '0', how: '1' }).problems).toEqual({ whom: 'required' })
})

test('of two questions about each module, the answer about the same module decides', () => {
  const content = survey(
    { id: 'clear', kind: 'scale5', repeat: 'module' },
    { id: 'why', kind: 'text', repeat: 'module', when: on('clear', 1, 2) },
    { id: 'any', kind: 'text', when: on('clear', 1) },
  )
  const asked = expand(content, around)
  const names = (said: Record<string, number>) => met(asked, said).map(({ name }) => name)
  expect(names({ 'clear:module:0': 5, 'clear:module:1': 2 })).toEqual([
    'clear:module:0',
    'clear:module:1',
    'why:module:1',
  ])
  expect(names({ 'clear:module:0': 1 })).toContain('any')
})

test('what is out of its scale, no option or too long is refused beside its field', () => {
  const asked = expand(
    survey(
      { id: 'five', kind: 'scale5' },
      { id: 'nps', kind: 'nps' },
      { id: 'one', kind: 'choice', options: [text('Oui')] },
      { id: 'some', kind: 'choices', options: [text('A'), text('B'), text('C')] },
      { id: 'word', kind: 'text' },
    ),
    around,
  )
  expect(readAnswer(asked, { five: '0', nps: '11', one: '1', some: ['0', '9'], word: 'a'.repeat(4001) })).toMatchObject(
    {
      said: {},
      problems: {
        five: 'out_of_range',
        nps: 'out_of_range',
        one: 'no_such_option',
        some: 'no_such_option',
        word: 'too_long',
      },
    },
  )
  expect(readAnswer(asked, { five: 5, nps: 0, some: ['2', '0', '2'], word: ' oui ', other: '1' }).said).toEqual({
    five: 5,
    nps: 0,
    some: [0, 2],
    word: 'oui',
  })
})

test('satisfaction is the mean of what measures it, each question on its own scale and weighing the same', () => {
  const content = survey(
    { id: 'a', kind: 'scale5', measure: 'satisfaction' },
    { id: 'b', kind: 'scale10', measure: 'satisfaction', repeat: 'module', alertAt: 4 },
    { id: 'c', kind: 'nps', measure: 'recommendation' },
    { id: 'd', kind: 'scale5', alertAt: 2 },
    { id: 'e', kind: 'matrix', rows: [text('Salle'), text('Repas')], alertAt: 1 },
  )
  expect(scoresOf(content, { a: 4, 'b:module:0': 10, 'b:module:1': 1, c: 9, d: 3, 'e:0': 1, 'e:1': 2 })).toEqual({
    satisfaction: 63,
    recommendation: 9,
    alerts: ['b:module:1', 'e:0'],
  })
  expect(scoresOf(content, {})).toEqual({ satisfaction: null, recommendation: null, alerts: [] })
})

test('whatever is sent, what is kept was asked, is in its range, and reads again as it was written', () => {
  fc.assert(
    fc.property(fc.array(anyQuestion, { maxLength: 6 }), fc.dictionary(fieldName, anyValue), (questions, given) => {
      const content = survey(...questions.map((question, at) => ({ ...question, id: `q${at}` })))
      const asked = expand(content, around)
      const { said, problems, met: kept } = readAnswer(asked, given)
      const fields = new Set(kept.flatMap(fieldsOf))
      for (const name of [...Object.keys(said), ...Object.keys(problems)]) expect(fields).toContain(name)
      for (const name of Object.keys(problems)) expect(said).not.toHaveProperty([name])
      expect(readSaid(JSON.stringify(said))).toEqual(said)
      expect(met(asked, said)).toEqual(kept)
      expect(readAnswer(asked, said).said).toEqual(said)
      const { satisfaction, recommendation, alerts } = scoresOf(content, said)
      expect(satisfaction ?? 0).toBeGreaterThanOrEqual(0)
      expect(satisfaction ?? 0).toBeLessThanOrEqual(100)
      expect(recommendation ?? 0).toBeLessThanOrEqual(10)
      for (const name of alerts) expect(said).toHaveProperty([name])
    }),
    { numRuns: runs(150) },
  )
})

const text = (fr: string) => ({ fr, en: '' })
const on = (question: string, ...values: number[]) => ({ question, values })

function survey(...questions: object[]): SurveyContent {
  const content = acceptSurvey({ questions: questions.map((each) => ({ text: text('?'), ...each })) })
  if (!content) throw new Error('No such survey.')
  return content
}

const anyQuestion = fc.record(
  {
    kind: fc.constantFrom(...answerKinds),
    options: fc.constant([text('A'), text('B'), text('C')]),
    rows: fc.constant([text('A'), text('B')]),
    required: fc.boolean(),
    repeat: fc.constantFrom(...repeats),
    measure: fc.constantFrom(...measures),
    alertAt: fc.option(fc.integer({ min: 0, max: 10 })),
    when: fc.option(fc.record({ question: fc.constantFrom('q0', 'q1', 'q2'), values: fc.array(fc.nat(5)) })),
  },
  { requiredKeys: ['kind'] },
)
const fieldName = fc.oneof(
  fc.stringMatching(/^q[0-5](:module:[0-2]|:trainer:bruno)?(:[0-2])?$/),
  fc.constantFrom('__proto__', 'constructor', 'toString'),
)
const anyValue = fc.oneof(
  fc.integer({ min: -2, max: 12 }),
  fc.integer({ min: -2, max: 12 }).map(String),
  fc.array(fc.integer({ min: -1, max: 4 }).map(String)),
  fc.string({ unit: 'binary' }),
  fc.constantFrom(null, undefined, true, {}, ['a', null]),
)
