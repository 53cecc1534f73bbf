import { Axis, at, bottom, Chart, type ChartProps, formatOf, marginFor, scaleOf, width } from './chart.tsx'
import { niceTicks } from './ticks.ts'

/** Quantities by period, from a zero base; last year beside them in grey. */
export function Bars(props: ChartProps) {
  const { points, before, goal } = props
  const format = formatOf(props)
  const values = [...points.map(({ value }) => value), ...(before?.values ?? []), goal ?? 0, 0]
  const ticks = niceTicks(Math.min(...values), Math.max(...values))
  const scale = scaleOf(ticks, marginFor(ticks.map(format)), width)

  const room = (scale.right - scale.left) / Math.max(points.length, 1)
  const bar = Math.min(22, (room * 0.7) / (before ? 2 : 1))
  const zero = scale.y(0)
  const box = (value: number, x: number) => ({
    x: at(x),
    y: at(Math.min(scale.y(value), zero)),
    width: at(bar),
    height: at(Math.abs(scale.y(value) - zero)),
  })

  return (
    <Chart {...props}>
      <Axis scale={scale} format={format} />
      {points.map(({ label, value }, index) => {
        const middle = scale.left + room * (index + 0.5)
        const old = before?.values[index]
        const x = old === undefined ? middle - bar / 2 : middle
        return (
          <>
            {old !== undefined && <rect class="b" {...box(old, middle - bar)} rx="1.5" />}
            <rect class="a" {...box(value, x)} rx="1.5" />
            {index === points.length - 1 && (
              <text class="v" x={at(x + bar / 2)} y={at(Math.min(scale.y(value), zero) - 6)} text-anchor="middle">
                {format(value)}
              </text>
            )}
            {labelled(index, points.length) && (
              <text x={at(middle)} y={bottom + 17} text-anchor="middle">
                {label}
              </text>
            )}
          </>
        )
      })}
      {goal !== undefined && <path class="goal" d={`M${scale.left} ${at(scale.y(goal))}H${scale.right}`} />}
    </Chart>
  )
}

/** Seven names fit under the axis; with more points, every other or every third, the last one always. */
export function labelled(index: number, count: number): boolean {
  return (count - 1 - index) % Math.ceil(count / 7) === 0
}
