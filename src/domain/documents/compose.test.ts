import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainOf } from '#edge/pdf/blocks.ts'
import { runs } from '#test/runs.ts'
import { compose } from './compose.ts'
import { edited } from './editing.ts'
import { isPaperKind, paperKindNames } from './kinds.ts'
import { isListName, lists, type Said } from './names.ts'
import { blockKinds, refuseTemplate, type TemplateBlock } from './template.ts'

const asItIs = (text: string) => text
const block = (kind: TemplateBlock['kind'], text: string, more: Partial<TemplateBlock> = {}): TemplateBlock => ({
  kind,
  text,
  when: '',
  each: '',
  group: '',
  ...more,
})
const said: Said = {
  values: { 'trainee.name': 'Léa Morvan', 'company.name': '' },
  lists: {
    trainees: [
      { name: 'Léa', employer: 'Guivarc’h' },
      { name: 'Malo', employer: '' },
    ],
    slots: [],
  },
}
const made = (...blocks: TemplateBlock[]) => compose(blocks, said, asItIs)

describe('a template', () => {
  it('puts each value in its place, in the manner of its words', () => {
    expect(made(block('paragraph', 'Bonjour **{{trainee.name}}**'))).toEqual([
      { kind: 'paragraph', text: [{ text: 'Bonjour ' }, { text: 'Léa Morvan', bold: true }], tone: undefined },
    ])
  })

  it('leaves out what would say nothing, and what its condition does not allow', () => {
    expect(made(block('paragraph', '{{company.name}}'))).toEqual([])
    expect(made(block('facts', 'Employeur | {{company.name}}\nNom | {{trainee.name}}'))).toEqual([
      { kind: 'facts', facts: [{ label: 'Nom', value: 'Léa Morvan' }] },
    ])
    expect(made(block('paragraph', 'Seul', { when: 'company.name' }))).toEqual([])
    expect(made(block('paragraph', 'Seul', { when: '!company.name' }))).toHaveLength(1)
  })

  it('goes through lists, line by line or with its neighbours', () => {
    expect(made(block('table', 'Nom | Chez\n{{item.name}} | {{item.employer}}', { each: 'trainees' }))).toMatchObject([
      {
        kind: 'table',
        rows: [
          ['Léa', 'Guivarc’h'],
          ['Malo', ''],
        ],
      },
    ])
    const group = { group: 'trainees' }
    const all = made(block('heading', '{{group.name}}', group), block('break', '', group))
    expect(all.map(({ kind }) => kind)).toEqual(['heading', 'break', 'heading', 'break'])
    expect(made(block('list', '{{item.day}}', { each: 'slots' }))).toEqual([])
  })

  it('never reads again what a value holds, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        const evil = { ...said, values: { 'trainee.name': `${value}{{company.name}}**x**|` } }
        const [found] = compose([block('paragraph', 'A {{trainee.name}}')], evil, asItIs)
        expect(found).toMatchObject({ kind: 'paragraph', text: `A ${value}{{company.name}}**x**|` })
      }),
      { numRuns: runs(100) },
    )
  })

  it('is composed or refused, and never throws, whatever is typed', () => {
    const anyBlock = fc.record({
      kind: fc.constantFrom(...blockKinds),
      text: fc.oneof(fc.string(), fc.constantFrom('{{trainee.name}}', '{{', '**{{item.name}}**|x', 'a|b\nc')),
      when: fc.constantFrom('', 'trainee.name', '!trainee.name', 'nothing'),
      each: fc.constantFrom('', 'trainees', 'slots', 'nothing'),
      group: fc.constantFrom('', 'trainees', 'nothing'),
    })
    fc.assert(
      fc.property(fc.array(anyBlock, { maxLength: 8 }), fc.string(), (blocks, asked) => {
        for (const each of compose(blocks, said, asItIs)) if (each.kind === 'paragraph') plainOf(each.text)
        refuseTemplate(blocks)
        expect(Math.abs(edited(blocks, asked).length - blocks.length)).toBeLessThanOrEqual(1)
        expect(edited(blocks, 'down-0').toSorted(byText)).toEqual([...blocks].toSorted(byText))
      }),
      { numRuns: runs(200) },
    )
  })

  it('knows its kinds and lists, and no other', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.constantFrom('constructor', '__proto__', ...paperKindNames)), (text) => {
        expect(isPaperKind(text)).toBe((paperKindNames as readonly string[]).includes(text))
        expect(isListName(text)).toBe(Object.keys(lists).includes(text))
      }),
      { numRuns: runs(100) },
    )
  })
})

const byText = (one: TemplateBlock, two: TemplateBlock) => JSON.stringify(one).localeCompare(JSON.stringify(two))
