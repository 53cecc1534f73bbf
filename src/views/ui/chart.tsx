import type { Child } from 'hono/jsx'
import type { Speech } from '#words/words.ts'

/** `label` under the axis, `title` in full in the figures. */
export type Point = { label: string; title?: string | undefined; value: number }

export type ChartProps = {
  w: Speech
  /** What is measured, « Heures stagiaires ». */
  what: string
  points: readonly Point[]
  /** The finding, as a sentence; the last value follows. */
  finding?: string | undefined
  /** A second series, in grey: last year. One value a point. */
  before?: { what: string; values: readonly number[] } | undefined
  goal?: number | undefined
  format?: ((value: number) => string) | undefined
}

export const width = 340
const height = 168
export const top = 18
export const bottom = 146

export type Scale = { left: number; right: number; y: (value: number) => number; ticks: readonly number[] }

export function scaleOf(ticks: readonly number[], left: number, right: number): Scale {
  const low = ticks[0] ?? 0
  const high = ticks[ticks.length - 1] ?? 1
  return { left, right, ticks, y: (value) => bottom - ((value - low) / (high - low)) * (bottom - top) }
}

/** Where the plot begins: after the longest tick, some 6.6 units a sign at 12 px. */
export function marginFor(ticks: readonly string[]): number {
  return Math.ceil(Math.max(...ticks.map((tick) => tick.length)) * 6.6) + 8
}

/** The picture said in one sentence, its legend, and its figures for who prefers them. */
export function Chart({ children, ...props }: ChartProps & { children: Child }) {
  const { w, what, before, goal } = props
  const format = formatOf(props)
  return (
    <figure class="chart">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={sentenceOf(props)}>
        {children}
      </svg>
      <figcaption>
        <span>
          <i />
          {what}
        </span>
        {before && (
          <span>
            <i class="k2" />
            {before.what}
          </span>
        )}
        {goal !== undefined && (
          <span>
            <i class="k3" />
            {w.ui.goal(format(goal))}
          </span>
        )}
      </figcaption>
      <Figures {...props} />
    </figure>
  )
}

export function Axis({ scale, format }: { scale: Scale; format: (value: number) => string }) {
  return (
    <>
      {scale.ticks.map((tick, index) => (
        <>
          <path class={index ? 'grid' : 'base'} d={`M${scale.left} ${at(scale.y(tick))}H${scale.right}`} />
          <text x={scale.left - 6} y={at(scale.y(tick) + 4)} text-anchor="end">
            {format(tick)}
          </text>
        </>
      ))}
    </>
  )
}

export function formatOf({ w, format }: Pick<ChartProps, 'w' | 'format'>): (value: number) => string {
  return format ?? w.format.number
}

/** One decimal is finer than a screen shows. */
export function at(value: number): string {
  return String(Math.round(value * 10) / 10)
}

function sentenceOf({ w, what, points, finding, format }: ChartProps): string {
  const last = points[points.length - 1]
  if (!last) return finding ?? what
  const lastValue = w.ui.lastValue(what, last.title ?? last.label, formatOf({ w, format })(last.value))
  return finding ? `${finding} ${lastValue}` : lastValue
}

function Figures({ w, what, points, before, format }: ChartProps) {
  const say = formatOf({ w, format })
  return (
    <details>
      <summary>{w.ui.figures}</summary>
      <table class="table dense">
        <thead>
          <tr>
            <td />
            <th scope="col" class="end">
              {what}
            </th>
            {before && (
              <th scope="col" class="end">
                {before.what}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {points.map(({ label, title, value }, index) => (
            <tr>
              <th scope="row">{title ?? label}</th>
              <td class="end">{say(value)}</td>
              {before && <td class="end">{say(before.values[index] ?? 0)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
