import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Block } from '#edge/pdf/blocks.ts'
import { type Hand, withHands } from './signed-boxes.ts'

const hand = (name: string, role: string): Hand => ({ name, role, drawing: `M ${name}`, typed: '', signedOn: 'le 3' })
const paper: Block[] = [
  { kind: 'heading', level: 1, text: 'Convention' },
  {
    kind: 'signatures',
    boxes: [
      { title: "Signature de l'organisme de formation", name: 'Odile Martin, directrice', note: 'Centre Lisière' },
      { title: "Signature de l'acheteur", name: 'Denis Guivarc’h', note: '' },
    ],
  },
]
const boxesOf = (blocks: readonly Block[]) =>
  blocks.flatMap((block) => (block.kind === 'signatures' ? block.boxes : []))

test('each hand is in the box of its name, else of its role, whatever the order in which they signed', () => {
  const [organisation, buyer] = boxesOf(
    withHands(paper, [hand('Maëlle Riou', 'company'), hand('Odile Martin', 'organisation')]),
  )
  expect(organisation).toMatchObject({ name: 'Odile Martin', drawing: 'M Odile Martin', note: 'Centre Lisière · le 3' })
  expect(buyer).toMatchObject({ name: 'Maëlle Riou', drawing: 'M Maëlle Riou', note: 'le 3' })
})

test('nobody signs in the place of another', () => {
  const boxes = boxesOf(withHands(paper, [hand('Léa Morvan', 'trainee')]))
  expect(boxes.every(({ drawing }) => drawing === undefined)).toBe(true)
})

test('no hand is shown twice, and nothing else of the paper changes', () => {
  const role = fc.constantFrom('organisation', 'company', 'trainee', 'trainer')
  const name = fc.constantFrom('Odile Martin', 'Denis Guivarc’h', 'Léa Morvan')
  fc.assert(
    fc.property(fc.array(fc.tuple(name, role), { maxLength: 5 }), (some) => {
      const hands = some.map(([who, what], at) => ({ ...hand(who, what), drawing: `M${at}` }))
      const signed = withHands(paper, hands)
      const drawings = boxesOf(signed).flatMap(({ drawing }) => (drawing ? [drawing] : []))
      expect(new Set(drawings).size).toBe(drawings.length)
      expect(signed[0]).toEqual(paper[0])
    }),
  )
})
