import { labelled } from './bars.tsx'
import { Axis, at, bottom, Chart, type ChartProps, formatOf, marginFor, scaleOf, width } from './chart.tsx'
import { niceTicks } from './ticks.ts'

/** A measure along time; its axis may be cut, the ticks show where. */
export function Line(props: ChartProps) {
  const { points, before, goal } = props
  const format = formatOf(props)
  const shown = points.map(({ value }) => value)
  const values = [...shown, ...(before?.values ?? []), ...(goal === undefined ? [] : [goal])]
  if (!values.length) values.push(0)
  const ticks = niceTicks(Math.min(...values), Math.max(...values))
  const last = points[points.length - 1]
  const end = marginFor([last ? format(last.value) : ''])
  const scale = scaleOf(ticks, marginFor(ticks.map(format)), width - end)

  const x = (index: number) => scale.left + ((scale.right - scale.left) * index) / Math.max(points.length - 1, 1)
  const path = (series: readonly number[]) => pathOf(series.map((value, index) => [x(index), scale.y(value)] as const))

  return (
    <Chart {...props}>
      <Axis scale={scale} format={format} />
      {goal !== undefined && <path class="goal" d={`M${scale.left} ${at(scale.y(goal))}H${scale.right}`} />}
      {before && <path class="lb" d={path(before.values)} />}
      <path class="la" d={path(shown)} />
      {last && (
        <>
          <circle class="a" cx={at(x(points.length - 1))} cy={at(scale.y(last.value))} r="3.5" />
          <text class="v" x={at(x(points.length - 1) + 8)} y={at(scale.y(last.value) + 4)}>
            {format(last.value)}
          </text>
        </>
      )}
      {points.map(({ label }, index) =>
        labelled(index, points.length) ? (
          <text x={at(x(index))} y={bottom + 17} text-anchor="middle">
            {label}
          </text>
        ) : null,
      )}
    </Chart>
  )
}

export function pathOf(points: readonly (readonly [number, number])[]): string {
  return points.map(([x, y], index) => `${index ? 'L' : 'M'}${at(x)} ${at(y)}`).join('')
}
