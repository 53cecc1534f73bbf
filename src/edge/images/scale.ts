import type { Fitted } from './fit.ts'
import type { Pixels } from './pixels.ts'

/**
 * Each pixel is the average of the area it covers, colours weighted by their opacity: what is transparent has a colour
 * too, usually black, and must not darken the edges of a logo. Two rows of sums are all the memory this takes.
 */
export function scaleDown(source: Pixels, { crop, width, height }: Fitted): Pixels {
  const data = new Uint8ClampedArray(width * height * 4)
  const sums = new Float64Array(width * 4)
  const step = crop.height / height
  for (let y = 0; y < height; y++) {
    sums.fill(0)
    const bottom = Math.min((y + 1) * step, crop.height)
    for (let row = Math.floor(y * step); row < bottom; row++) {
      const covered = Math.min(row + 1, bottom) - Math.max(row, y * step)
      addRow(sums, source, crop, row, covered)
    }
    writeRow(data, y * width * 4, sums, step * (crop.width / width))
  }
  return { width, height, data: new Uint8Array(data.buffer) }
}

function addRow(sums: Float64Array, source: Pixels, crop: Fitted['crop'], row: number, covered: number): void {
  const step = (crop.width * 4) / sums.length
  const start = ((crop.y + row) * source.width + crop.x) * 4
  for (let x = 0, to = 0; to < sums.length; x++, to += 4) {
    const left = x * step
    const right = Math.min(left + step, crop.width)
    let red = 0
    let green = 0
    let blue = 0
    let opacity = 0
    for (let column = Math.floor(left); column < right; column++) {
      const at = start + column * 4
      const share = (Math.min(column + 1, right) - Math.max(column, left)) * (source.data[at + 3] ?? 0)
      red += share * (source.data[at] ?? 0)
      green += share * (source.data[at + 1] ?? 0)
      blue += share * (source.data[at + 2] ?? 0)
      opacity += share
    }
    sums[to] = (sums[to] ?? 0) + red * covered
    sums[to + 1] = (sums[to + 1] ?? 0) + green * covered
    sums[to + 2] = (sums[to + 2] ?? 0) + blue * covered
    sums[to + 3] = (sums[to + 3] ?? 0) + opacity * covered
  }
}

function writeRow(data: Uint8ClampedArray, start: number, sums: Float64Array, area: number): void {
  for (let i = 0; i < sums.length; i += 4) {
    const opacity = sums[i + 3] ?? 0
    for (let colour = 0; opacity > 0 && colour < 3; colour++)
      data[start + i + colour] = (sums[i + colour] ?? 0) / opacity
    data[start + i + 3] = opacity / area
  }
}
