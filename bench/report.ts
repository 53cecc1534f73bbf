import { mkdirSync, writeFileSync } from 'node:fs'
import type { Line } from './line.ts'

/** One table for people, one file for machines. */
export function printReport(lines: readonly Line[], circumstances: object): void {
  printTable(lines)
  mkdirSync('bench/out', { recursive: true })
  writeFileSync('bench/out/latest.json', `${JSON.stringify({ ...circumstances, lines }, null, 2)}\n`)
  console.log('\nbench/out/latest.json')
}

/** What falls short is printed like the rest. */
export function printTable(lines: readonly Line[]): void {
  const rows = lines.map(({ target, what, ours, floor = '', peer = '', ratio = '', goal = '', met }) => {
    const sign = met === undefined ? '·' : met ? '✓' : '✗'
    return [target, what, ours, floor, peer, ratio, goal, sign]
  })
  const table = [['', '', 'ours', 'floor', 'peer', 'ratio', 'target', ''], ...rows]
  const widths = table[0]?.map((_, place) => Math.max(...table.map((row) => row[place]?.length ?? 0))) ?? []
  for (const row of table)
    console.log(
      row
        .map((cell, place) => cell.padEnd(widths[place] ?? 0))
        .join('  ')
        .trimEnd(),
    )
}
