/** Four bytes a pixel, row by row: red, green, blue, opacity. */
export type Pixels = { width: number; height: number; data: Uint8Array }

/** What a JPEG, which has no transparency, would show black. */
export function onWhite({ width, height, data }: Pixels): Pixels {
  const flat = new Uint8Array(data.length)
  for (let i = 0; i < data.length; i++) {
    const opacity = (data[i | 3] ?? 255) / 255
    flat[i] = i % 4 === 3 ? 255 : Math.round((data[i] ?? 0) * opacity + 255 * (1 - opacity))
  }
  return { width, height, data: flat }
}
