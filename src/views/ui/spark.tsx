import { at } from './chart.tsx'
import { pathOf } from './line.tsx'

/** The shape of the last weeks, for the eye only: the tile says the figure. */
export function Spark({ values }: { values: readonly number[] }) {
  if (values.length < 2) return null
  const low = Math.min(...values)
  const span = Math.max(...values) - low || 1
  const places = values.map(
    (value, index) => [2 + (76 * index) / (values.length - 1), 25 - (20 * (value - low)) / span] as const,
  )
  const [x, y] = places[places.length - 1] ?? [0, 0]
  return (
    <svg class="spark" viewBox="0 0 80 28" aria-hidden="true">
      <path d={pathOf(places)} />
      <circle cx={at(x)} cy={at(y)} r="2.5" />
    </svg>
  )
}
