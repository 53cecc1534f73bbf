import { expect, test } from 'vitest'
import { proofRows } from '../world-large-proofs.ts'
import { answerRows } from '../world-large-surveys.ts'
import type { Plan, Rows } from '../world-rows.ts'
import { sessionRows } from '../world-sessions.ts'

const now = Date.UTC(2026, 10, 2, 8, 0)
const plan: Plan = { seed: 7, organisation: 'lisiere', people: 1200, now, halfDays: 12, quality: true }

const worldOf = (people: number): Rows[] =>
  [sessionRows, answerRows, proofRows].flatMap((rows) => rows({ ...plan, people }, 0, people))

const rowsOf = (world: readonly Rows[], table: string) =>
  world.filter((one) => one.table === table).flatMap(({ rows }) => rows)

const cell = (world: readonly Rows[], table: string, column: string) => {
  const at = world.find((one) => one.table === table)?.columns.indexOf(column) ?? -1
  return rowsOf(world, table).map((row) => row[at])
}

test('a larger world holds the smaller one whole, row for row', () => {
  const [small, large] = [worldOf(120), worldOf(240)]
  for (const table of new Set(small.map((one) => one.table))) {
    const held = new Set(rowsOf(large, table).map((row) => JSON.stringify(row)))
    expect([table, rowsOf(small, table).filter((row) => !held.has(JSON.stringify(row)))]).toEqual([table, []])
  }
})

test('a hundred thousand people come with a million half-days, three hundred thousand answers and half a million proofs', () => {
  const world = worldOf(plan.people)
  const each = (table: string) => rowsOf(world, table).length / plan.people
  expect(each('presences')).toBeGreaterThan(10)
  expect(each('answers')).toBeGreaterThan(2.9)
  expect(each('proofs')).toBe(5)
  expect(each('papers')).toBe(1)
})

test('nothing is answered, proved or signed for after today, nor by somebody of no session', () => {
  const world = worldOf(240)
  const today = new Date(now).toISOString().slice(0, 10)
  for (const [table, column] of [
    ['answers', 'on_day'],
    ['proofs', 'happened_on'],
    ['tickets', 'received_on'],
  ] as const) {
    expect(cell(world, table, column).filter((day) => String(day) > today)).toEqual([])
  }
  const sessions = new Set(cell(world, 'sessions', 'id'))
  for (const table of ['askings', 'answers', 'proof_sessions', 'papers', 'tickets']) {
    expect(cell(world, table, 'session_id').filter((id) => !sessions.has(id))).toEqual([])
  }
})
