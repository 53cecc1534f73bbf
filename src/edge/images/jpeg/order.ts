/** Where each coefficient of a block stands, row by row of eight, in the order a JPEG gives them. */
export const zigzag = Uint8Array.from(
  Array.from({ length: 64 }, (_, place) => place).sort((one, other) => {
    const [down, otherDown] = [diagonalOf(one), diagonalOf(other)]
    if (down !== otherDown) return down - otherDown
    return down % 2 === 0 ? other - one : one - other
  }),
)

/** Coefficients of a block, and how far past them damaged bits may lead before it is noticed. */
export const withOverrun = 64 + 16

/**
 * Where each coefficient goes in a block of that many points a side. Those too fine to be seen at this scale all go to
 * the place after the last.
 */
export function placesIn(points: number): Uint8Array {
  const places = new Uint8Array(withOverrun).fill(points * points)
  for (const [i, place] of zigzag.entries()) {
    const [row, column] = [place >> 3, place & 7]
    if (row < points && column < points) places[i] = row * points + column
  }
  return places
}

/** The first of those that nobody sees at this scale. */
export function shownIn(points: number): number {
  return zigzag.findLastIndex((place) => place >> 3 < points && (place & 7) < points) + 1
}

function diagonalOf(place: number): number {
  return (place >> 3) + (place & 7)
}
