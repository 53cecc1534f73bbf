/** A signature as it was drawn, at any size. */
export function Ink({ path, label }: { path: string; label: string }) {
  const { x, y, width, height } = boundsOf(path)
  return (
    <svg class="ink" viewBox={`${x} ${y} ${width} ${height}`} width="160" height="80" role="img" aria-label={label}>
      <path
        d={path}
        fill="none"
        stroke="currentColor"
        stroke-width="2.5"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  )
}

const margin = 6

function boundsOf(path: string) {
  const numbers = (path.match(/-?\d+(\.\d+)?/g) ?? ['0', '0']).map(Number)
  const xs = numbers.filter((_, at) => at % 2 === 0)
  const ys = numbers.filter((_, at) => at % 2 === 1)
  const [left, right] = rangeOf(xs)
  const [top, bottom] = rangeOf(ys)
  return { x: left - margin, y: top - margin, width: right - left + 2 * margin, height: bottom - top + 2 * margin }
}

const rangeOf = (numbers: readonly number[]): [number, number] =>
  numbers.reduce<[number, number]>(
    ([low, high], one) => [Math.min(low, one), Math.max(high, one)],
    [Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER],
  )
