import type { RowSink } from './plane.ts'

/** Gives rows of half the size, each made of two that come. */
export function halving(width: number, height: number, sink: RowSink): RowSink {
  const above = new Uint8ClampedArray(width)
  const half = new Uint8ClampedArray(Math.ceil(width / 2))
  return (row, y) => {
    if (y % 2 === 0) above.set(row)
    if (y % 2 === 0 && y < height - 1) return
    halve(above, row, half)
    sink(half, y >> 1)
  }
}

function halve(above: Uint8ClampedArray, below: Uint8ClampedArray, half: Uint8ClampedArray): void {
  const pairs = above.length >> 1
  for (let x = 0, from = 0; x < pairs; x++, from += 2) {
    const sum = (above[from] ?? 0) + (above[from + 1] ?? 0) + (below[from] ?? 0) + (below[from + 1] ?? 0)
    half[x] = (sum + 2) >> 2
  }
  if (pairs < half.length) half[pairs] = ((above[pairs * 2] ?? 0) + (below[pairs * 2] ?? 0)) / 2
}
