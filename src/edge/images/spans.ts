/** For each pixel of a side, the first and last pixels of the source it covers, and how much of these two. */
export type Spans = {
  first: Int32Array
  last: Int32Array
  firstShare: Float64Array
  lastShare: Float64Array
  /** How many pixels each covers in all. */
  length: number
}

/** A side of the source, from somewhere to somewhere, divided into so many equal parts. */
export function spansOf(start: number, length: number, count: number): Spans {
  const step = length / count
  const spans = {
    first: new Int32Array(count),
    last: new Int32Array(count),
    firstShare: new Float64Array(count),
    lastShare: new Float64Array(count),
    length: step,
  }
  for (let i = 0; i < count; i++) {
    const left = start + i * step
    const right = left + step
    const first = Math.floor(left)
    const last = Math.max(first, Math.ceil(right - leastOverlap) - 1)
    spans.first[i] = first
    spans.last[i] = last
    spans.firstShare[i] = first === last ? step : first + 1 - left
    spans.lastShare[i] = right - last
  }
  return spans
}

/** Less than this of a pixel is an error of rounding, and the pixel may lie beyond the edge. */
const leastOverlap = 1e-6
