import { encode } from 'uqr'

/** A code to scan. Black on white in both themes, with its quiet margin: cameras need it so. */
export function Qr({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { ecc: 'M', border: 4 })
  return (
    <svg
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
      width="200"
      height="200"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={modules(data)} fill="#000" />
    </svg>
  )
}

/** One bar for each run of dark modules of a line. */
function modules(data: readonly (readonly boolean[])[]): string {
  return data.flatMap((line, y) => runs(line).map(([x, length]) => `M${x} ${y}h${length}v1h-${length}z`)).join('')
}

function runs(line: readonly boolean[]): [start: number, length: number][] {
  const found: [number, number][] = []
  line.forEach((dark, x) => {
    const last = found[found.length - 1]
    if (!dark) return
    if (last && last[0] + last[1] === x) last[1]++
    else found.push([x, 1])
  })
  return found
}
